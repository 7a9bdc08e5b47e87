import { OVERLAYS, type Overlay } from './overlay'

/** Two overlays of one picture: on the left map, on the right map. Never the same. */
export type Pair = readonly [left: Overlay, right: Overlay]

/** How two maps share the screen: each with its half, or one over the other with a divider between. */
export const LAYOUTS = ['beside', 'swipe'] as const
export type MapLayout = (typeof LAYOUTS)[number]

/** Where the divider stands at first: percent of the map's width from the left. */
export const MIDDLE = 50

/** The pair that an address names as `west,east`; null where it names none. */
export function readPair(text: string | null): Pair | null {
  const [left, right, ...more] = (text ?? '').split(',').map((part) => OVERLAYS.find((overlay) => overlay === part))
  return left && right && left !== right && more.length === 0 ? [left, right] : null
}

/** Writes a pair as `readPair` reads it. */
export function formatPair(pair: Pair): string {
  return pair.join(',')
}

/** What is compared first where one overlay was on: the two lenses, or what each map of both says beside where they part. */
export function pairFor(overlay: Overlay): Pair {
  return overlay === 'agreement' || overlay === 'count' || overlay === 'technology' ? [overlay, 'divergence'] : ['west', 'east']
}

/** Puts an overlay on one map of a pair; where the other map has it, the two change places. */
export function withOverlay(pair: Pair, side: 0 | 1, overlay: Overlay): Pair {
  const other = pair[1 - side] === overlay ? pair[side] : (pair[1 - side] as Overlay)
  return side === 0 ? [overlay, other] : [other, overlay]
}

/** The layout that an address names; side by side where it names none. */
export function readLayout(text: string | null): MapLayout {
  return LAYOUTS.find((layout) => layout === text) ?? 'beside'
}

/** Where an address puts the divider, 0 to 100 in tenths; the middle where it says nothing sound. */
export function readDivider(text: string | null): number {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text)
  return value >= 0 && value <= 100 ? Math.round(value * 10) / 10 : MIDDLE
}
