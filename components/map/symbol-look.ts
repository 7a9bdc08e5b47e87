import type { MapSymbol } from '@/components/live/use-picture'
import { SEVERITY_RING } from '@/components/ui/kind-shape'
import { codeOf, KINDS } from '@/lib/core/taxonomy'

/**
 * The map's symbols are many and close: their rings are drawn finer than the measure, in the same proportion. Those of
 * groups finer still, as nearly every group holds something bad and the colours below must stay in sight.
 */
const RING_SCALE = 0.7
const GROUP_RING_SCALE = 0.45
/** From this share on, a kind stands for its group. */
const MOST = 0.5

/** Width of the ring, pixels. */
export function ringWidth({ severity, count }: Pick<MapSymbol, 'count' | 'severity'>): number {
  return SEVERITY_RING[severity] * (count > 1 ? GROUP_RING_SCALE : RING_SCALE)
}

/** Radius of what a ring encloses, pixels: one size for an incident, the count's order of magnitude for a group. */
export function bodyRadius(count: number): number {
  return count <= 1 ? 9 : Math.min(17, 10 + 2 * Math.log10(count))
}

/** Radius of all that is drawn of a symbol, its ring included, pixels. */
export function symbolRadius(symbol: Pick<MapSymbol, 'count' | 'severity'>): number {
  return bodyRadius(symbol.count) + ringWidth(symbol)
}

/** Whether most of a group are of its most frequent kind, so that its shape may say so. */
export function hasMainKind({ kind, kinds, count }: Pick<MapSymbol, 'kind' | 'kinds' | 'count'>): boolean {
  return (kinds[codeOf(KINDS, kind)] ?? 0) > count * MOST
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
