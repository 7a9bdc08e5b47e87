'use client'

import { useCallback, useMemo } from 'react'
import type { MapSymbol } from '@/components/live/use-picture'
import { type Basemap, shownRegionAt } from './basemap'
import { mapLng, worldSize } from './mercator'

const KEPT = 2000
/** Outlines are coarser than a harbour: a place just off a coast belongs to it. Degrees. */
const COAST = 0.2
const AROUND = [
  [0, 0],
  [-COAST, 0],
  [COAST, 0],
  [0, -COAST],
  [0, COAST],
] as const

/** The country at a symbol's place; places are looked up once. */
export function useSymbolRegion(basemap: Basemap): (symbol: MapSymbol) => string | null {
  const known = useMemo(() => new Map<string, string | null>(), [])
  return useCallback(
    ({ lng, lat }) => {
      const place = `${lng.toFixed(2)} ${lat.toFixed(2)}`
      const region = known.get(place)
      if (region !== undefined) return region
      if (known.size >= KEPT) known.clear()
      const found = nearestCountry(basemap, mapLng(lng), lat)
      known.set(place, found)
      return found
    },
    [basemap, known],
  )
}

function nearestCountry(basemap: Basemap, lng: number, lat: number): string | null {
  for (const [east, north] of AROUND) {
    const found = shownRegionAt(basemap, 'country', lng + east, lat + north, worldSize(6))
    if (found) return found.code
  }
  return null
}
