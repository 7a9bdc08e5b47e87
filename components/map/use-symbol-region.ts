'use client'

import { useCallback, useMemo } from 'react'
import type { MapSymbol } from '@/components/live/use-picture'
import { type Basemap, shownRegionAt } from './basemap'
import { mapLng, worldSize } from './mercator'

const KEPT = 2000

/** The country at a symbol's place; places are looked up once. */
export function useSymbolRegion(basemap: Basemap): (symbol: MapSymbol) => string | null {
  const known = useMemo(() => new Map<string, string | null>(), [])
  return useCallback(
    ({ lng, lat }) => {
      const place = `${lng.toFixed(2)} ${lat.toFixed(2)}`
      const region = known.get(place)
      if (region !== undefined) return region
      if (known.size >= KEPT) known.clear()
      const found = shownRegionAt(basemap, 'country', mapLng(lng), lat, worldSize(6))?.code ?? null
      known.set(place, found)
      return found
    },
    [basemap, known],
  )
}
