import type { Severity } from '@/lib/core/taxonomy'

/** Radius of a single incident's symbol, pixels. */
export const SINGLE_RADIUS = 8
/** Weight of the ring, pixels: severity in the order of its scale. Unknown has none. */
export const RING_WEIGHT: Record<Severity, number> = { unknown: 0, minor: 1, moderate: 1.75, severe: 2.75, extreme: 4 }

/** Radius of a group's disc, pixels: the count's order of magnitude, so that a group of thousands still is a symbol. */
export function groupRadius(count: number): number {
  return count <= 1 ? SINGLE_RADIUS : Math.min(19, 9.5 + 3 * Math.log10(count))
}

/** A count in at most four characters: 999, 1.2k, 34k, 1.2M. */
export function shortCount(count: number): string {
  if (count < 1000) return String(count)
  const [value, unit] = count < 999_500 ? [count / 1000, 'k'] : [count / 1e6, 'M']
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)}${unit}`
}
