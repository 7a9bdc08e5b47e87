'use client'

import { useLeafletContext } from '@react-leaflet/core'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { Basemap } from './basemap'
import type { MapContent } from './map-layers'
import { mapLng } from './mercator'
import type { OutlinedRegion } from './outlines'
import { readingOrder } from './reading-order'
import type { MapItem } from './symbol-buttons'
import { symbolWeight } from './symbol-look'
import { useSymbolRegion } from './use-symbol-region'

const LIMIT = 150

/** The weightiest things in view, in reading order, where they stand on the map's pane. */
export function useMapItems(basemap: Basemap, { symbols, badges }: MapContent): MapItem[] {
  const { map } = useLeafletContext()
  const regionOf = useSymbolRegion(basemap)
  const subscribe = useCallback(
    (changed: () => void) => {
      map.on('moveend', changed)
      return () => map.off('moveend', changed)
    },
    [map],
  )
  // The view as text: what has not moved gives the same items.
  const view = useSyncExternalStore(subscribe, () => `${map.getBounds().toBBoxString()} ${map.getZoom()}`)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is the same, its view is not
  return useMemo(() => {
    const bounds = map.getBounds()
    const place = (lng: number, lat: number) => map.latLngToLayerPoint([lat, mapLng(lng)])
    const seen = (lng: number, lat: number) => bounds.contains([lat, mapLng(lng)])
    const symbolItems = symbols
      .filter(({ lng, lat }) => seen(lng, lat))
      .map((symbol) => ({ ...point(place(symbol.lng, symbol.lat)), weight: symbolWeight(symbol), symbol, code: '', badge: 0 }))
    const badgeItems = badgedRegions(basemap, badges)
      .filter(({ region: { label } }) => seen(...label))
      .map(({ region, badge }) => ({ ...point(place(...region.label)), weight: badge, symbol: null, code: region.code, badge }))
    return readingOrder([...symbolItems, ...badgeItems], LIMIT).map(({ x, y, symbol, code, badge }) => ({
      x,
      y,
      badge,
      target: symbol ? { type: 'symbol', symbol } : { type: 'region', code },
      region: symbol ? regionOf(symbol) : code,
    }))
  }, [view, symbols, badges, basemap, regionOf])
}

function badgedRegions({ countries, areas }: Basemap, badges: MapContent['badges']): { region: OutlinedRegion; badge: number }[] {
  if (badges.size === 0) return []
  return [...countries.regions, ...(areas?.regions ?? [])].flatMap((region) => {
    const badge = badges.get(region.code)
    return badge ? [{ region, badge }] : []
  })
}

function point({ x, y }: { x: number; y: number }): { x: number; y: number } {
  return { x: Math.round(x), y: Math.round(y) }
}
