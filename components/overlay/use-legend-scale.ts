'use client'

import { useMemo } from 'react'
import { usePicture } from '@/components/live/use-picture'
import { useUrlState } from '@/components/live/use-url-state'
import { parseMapPlace } from '@/lib/core/overlay/map-place'
import { levelAt, type Overlay, type RegionLevel } from '@/lib/core/overlay/overlay'
import { type ShadeScale, shadeScale } from '@/lib/core/overlay/shade'
import { shownRegions } from '@/lib/core/overlay/shown-regions'
import { countInvolving, readTechnology } from '@/lib/core/overlay/technology'

/** The steps that an overlay shades by now, and of what: countries or areas. */
export function useLegendScale(overlay: Overlay): { scale: ShadeScale; level: RegionLevel } {
  const picture = usePicture()
  const [place] = useUrlState('map')
  const level = levelAt(parseMapPlace(place)?.zoom ?? 0)
  const [of] = useUrlState('of')
  const isTechnology = overlay === 'technology'
  const scale = useMemo(() => {
    const shown = picture ? shownRegions(level, picture.countries, picture.areas) : []
    return shadeScale(isTechnology ? countInvolving(shown, picture?.technologies?.regions ?? {}, readTechnology(of)) : shown)
  }, [picture, level, isTechnology, of])
  return { scale, level }
}
