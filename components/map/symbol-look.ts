import type { MapSymbol } from '@/components/live/use-picture'
import { SEVERITY_RING } from '@/components/ui/kind-shape'
import type { Severity } from '@/lib/core/taxonomy'

/** The map's symbols are many and close: their rings are drawn a little finer than the measure, in the same proportion. */
const RING_SCALE = 0.7

/** Width of the ring, pixels. */
export function ringWidth(severity: Severity): number {
  return SEVERITY_RING[severity] * RING_SCALE
}

/** Radius of what a ring encloses, pixels: one size for an incident, the count's order of magnitude for a group. */
export function bodyRadius(count: number): number {
  return count <= 1 ? 9 : Math.min(18, 11.5 + 2.2 * Math.log10(count))
}

/** Radius of all that is drawn of a symbol, its ring included, pixels. */
export function symbolRadius({ count, severity }: Pick<MapSymbol, 'count' | 'severity'>): number {
  return bodyRadius(count) + ringWidth(severity)
}

/** A count in at most four characters: 999, 1.2k, 34k, 1.2M. */
export function shortCount(count: number): string {
  if (count < 1000) return String(count)
  const [value, unit] = count < 999_500 ? [count / 1000, 'k'] : [count / 1e6, 'M']
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)}${unit}`
}

/** Importance of a symbol: the higher of its two loads, then its count. */
export function symbolWeight({ east, west, count }: Pick<MapSymbol, 'east' | 'west' | 'count'>): number {
  return Math.max(east, west) + count / 1e6
}
