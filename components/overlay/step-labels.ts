/** Writes the range of each step of a ramp whose steps 2, 3 … begin at `starts`: `first` to the first start, …, from the last on. */
export function stepLabels(starts: readonly number[], first: number, write: (value: number) => string): string[] {
  const edges = [first, ...starts]
  return edges.map((from, at) => {
    const to = edges[at + 1]
    return to === undefined ? `≥ ${write(from)}` : `${write(from)}–${write(to)}`
  })
}

/** The same for whole numbers, where a range names its last number. */
export function countLabels(starts: readonly number[], write: (value: number) => string): string[] {
  const edges = [1, ...starts]
  return edges.map((from, at) => {
    const to = edges[at + 1]
    if (to === undefined) return `≥ ${write(from)}`
    return to - 1 === from ? write(from) : `${write(from)}–${write(to - 1)}`
  })
}
