interface Ranked {
  x: number
  y: number
  weight: number
}

/** The `limit` weightiest items, in reading order: by rows of `rowHeight` pixels from the top, each from the left. */
export function readingOrder<T extends Ranked>(items: readonly T[], limit: number, rowHeight = 48): T[] {
  const row = ({ y }: Ranked) => Math.floor(y / rowHeight)
  return [...items]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, limit)
    .sort((a, b) => row(a) - row(b) || a.x - b.x)
}
