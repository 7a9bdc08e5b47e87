/** What owns hue on the map: one view at a time. In the order of the keys 1 to 6. */
export const OVERLAYS = ['east', 'west', 'divergence', 'agreement', 'count', 'technology'] as const
export type Overlay = (typeof OVERLAYS)[number]

/** How regions are drawn: whole countries, or areas where a country has them. */
export type RegionLevel = 'country' | 'area'

/** Zoom from which areas are drawn instead of countries. */
export const AREA_ZOOM = 5

/** The level at a zoom. */
export function levelAt(zoom: number): RegionLevel {
  return zoom >= AREA_ZOOM ? 'area' : 'country'
}

/** What the map opens with: where allies see it differently. */
export const DEFAULT_OVERLAY: Overlay = 'divergence'

/** The overlay that an address names; the default where it names none. */
export function readOverlay(text: string | null): Overlay {
  return OVERLAYS.find((overlay) => overlay === text) ?? DEFAULT_OVERLAY
}
