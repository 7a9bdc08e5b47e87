import type { Picture } from '@/components/live/use-picture'
import type { Overlay, RegionLevel } from '@/lib/core/overlay/overlay'
import { type Shade, shadeOf, shadeScale } from '@/lib/core/overlay/shade'
import { shownRegions } from '@/lib/core/overlay/shown-regions'
import { countInvolving } from '@/lib/core/overlay/technology'
import type { Technology } from '@/lib/core/taxonomy'
import type { MapContent } from './map-layers'
import { regionBadges } from './region-badges'
import { NO_SHADES, type RegionShades } from './region-layer'

/**
 * What the map shows of a picture at a level, under one overlay or, of two maps, under each of theirs; `technology` is that of the overlay
 * Technology, null for any.
 */
export function mapContent(
  picture: Picture | null,
  overlays: readonly Overlay[],
  level: RegionLevel,
  technology: Technology | null,
): MapContent {
  const regions = overlays.map((overlay) => regionShades(picture, overlay, level, technology))
  if (!picture) return { regions, symbols: [], badges: new Map() }
  const { countries, areas, symbols } = picture
  return { regions, symbols, badges: regionBadges(level, countries, areas) }
}

function regionShades(picture: Picture | null, overlay: Overlay, level: RegionLevel, technology: Technology | null): RegionShades {
  // Until technologies are counted it is not known who has none.
  if (!picture || (overlay === 'technology' && !picture.technologies)) return NO_SHADES
  const { countries, areas, quiet } = picture
  const shown = shownRegions(level, countries, areas)
  const regions = overlay === 'technology' ? countInvolving(shown, picture.technologies?.regions ?? {}, technology) : shown
  const scale = shadeScale(regions)
  const shades = regions.flatMap((region): [string, Shade][] => {
    const shade = shadeOf(region, overlay, scale)
    return shade ? [[region.region, shade]] : []
  })
  return { shades: new Map(shades), quiet: quiet && new Set(quiet) }
}
