/** Total of each bucket of a histogram by kind. */
export function totals(kinds: readonly (readonly number[])[]): number[] {
  const buckets = kinds[0]?.length ?? 0
  return Array.from({ length: buckets }, (_, bucket) => kinds.reduce((sum, counts) => sum + (counts[bucket] ?? 0), 0))
}

/**
 * One SVG path for each kind: bars stacked from the bottom of a box of `width` × `height` pixels. The highest bucket fills the
 * box and the others stand by the square root of their totals, so that a surge leaves the quiet days in sight; within a bar the
 * kinds share its height as they share its count. The first kind lies at the bottom. An empty path where a kind has no count.
 */
export function stackPaths(kinds: readonly (readonly number[])[], width: number, height: number): string[] {
  const sums = totals(kinds)
  const highest = Math.max(1, ...sums)
  const perIncident = sums.map((sum) => (sum === 0 ? 0 : (Math.sqrt(sum / highest) * height) / sum))
  const bar = width / Math.max(1, sums.length)
  const gap = bar > 3 ? 1 : 0
  const base = sums.map(() => height)
  return kinds.map((counts) =>
    counts
      .map((count, bucket) => {
        if (count === 0) return ''
        const top = (base[bucket] as number) - count * (perIncident[bucket] as number)
        const path = `M${round(bucket * bar)} ${round(base[bucket] as number)}V${round(top)}h${round(bar - gap)}V${round(base[bucket] as number)}z`
        base[bucket] = top
        return path
      })
      .join(''),
  )
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100
}
