import { levelAt, type RegionLevel } from '@/lib/core/overlay/overlay'
import { hasAreas } from '@/lib/core/overlay/shown-regions'
import type { OutlinedRegion, Outlines } from './outlines'
import { regionAt } from './region-at'

/** Pixels around the point of a state without an outline that count as it. */
const POINT_REACH = 6

/** The outlines that are there; areas come when they are needed. */
export interface Basemap {
  countries: Outlines
  areas: Outlines | null
}

/** Regions of one file that carry a colour. */
export interface ShownOutlines {
  outlines: Outlines
  regions: OutlinedRegion[]
}

/** The level that can be drawn at a zoom: countries until the areas have come. */
export function drawnLevel({ areas }: Pick<Basemap, 'areas'>, zoom: number): RegionLevel {
  return areas ? levelAt(zoom) : 'country'
}

/** What is drawn at a level: countries below, areas above them. */
export function shownOutlines({ countries, areas }: Basemap, level: RegionLevel): ShownOutlines[] {
  if (level === 'country' || !areas) return [{ outlines: countries, regions: countries.regions }]
  return [
    { outlines: countries, regions: countries.regions.filter(({ code }) => !hasAreas(code)) },
    { outlines: areas, regions: areas.regions },
  ]
}

/** The region shown at a place; null at sea. */
export function shownRegionAt(basemap: Basemap, level: RegionLevel, lng: number, lat: number, scale: number): OutlinedRegion | null {
  for (const { outlines, regions } of shownOutlines(basemap, level).reverse()) {
    const shown = new Set(regions)
    const found = regionAt(outlines, lng, lat, POINT_REACH / scale, (region) => shown.has(region))
    if (found) return found
  }
  return null
}
