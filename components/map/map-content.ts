import type { Picture } from '@/components/live/use-picture'
import type { Overlay, RegionLevel } from '@/lib/core/overlay/overlay'
import { type Shade, shadeOf, shadeScale } from '@/lib/core/overlay/shade'
import { shownRegions } from '@/lib/core/overlay/shown-regions'
import { countInvolving } from '@/lib/core/overlay/technology'
import type { Technology } from '@/lib/core/taxonomy'
import type { MapContent } from './map-layers'
import { regionBadges } from './region-badges'

/** What the map shows of a picture under an overlay at a level; `technology` is that of the overlay Technology, null for any. */
export function mapContent(picture: Picture | null, overlay: Overlay, level: RegionLevel, technology: Technology | null): MapContent {
  // Until technologies are counted it is not known who has none.
  if (!picture || (overlay === 'technology' && !picture.technologies))
    return { shades: new Map(), quiet: null, symbols: [], badges: new Map() }
  const { countries, areas, quiet, symbols } = picture
  const shown = shownRegions(level, countries, areas)
  const regions = overlay === 'technology' ? countInvolving(shown, picture.technologies?.regions ?? {}, technology) : shown
  const scale = shadeScale(regions)
  const shades = regions.flatMap((region): [string, Shade][] => {
    const shade = shadeOf(region, overlay, scale)
    return shade ? [[region.region, shade]] : []
  })
  return { shades: new Map(shades), quiet: quiet && new Set(quiet), symbols, badges: regionBadges(level, countries, areas) }
}
