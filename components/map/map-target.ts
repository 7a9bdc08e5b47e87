import type { Map as LeafletMap, Point } from 'leaflet'
import type { MapSymbol } from '@/components/live/use-picture'
import { type Basemap, drawnLevel, shownRegionAt } from './basemap'
import type { MapLayers } from './map-layers'
import { mapLng, worldSize } from './mercator'

/** What a pointer or a key is on: a symbol, or a region (by its land or its badge). */
export type MapTarget = { type: 'symbol'; symbol: MapSymbol } | { type: 'region'; code: string }

/** What lies under a point of the map's container: symbols before badges before land. `slack` is a fingertip's or a mouse's, pixels. */
export function targetAt(map: LeafletMap, layers: MapLayers, basemap: Basemap, point: Point, slack: number): MapTarget | null {
  const symbol = layers.symbols.symbolAt(point, slack)
  if (symbol) return { type: 'symbol', symbol }
  const badge = layers.labels.badgeAt(point)
  if (badge) return { type: 'region', code: badge }
  const { lng, lat } = map.containerPointToLatLng(point)
  const region = shownRegionAt(basemap, drawnLevel(basemap, map.getZoom()), mapLng(lng), lat, worldSize(map.getZoom()))
  return region && { type: 'region', code: region.code }
}

/** Whether two targets are the same thing. */
export function sameTarget(a: MapTarget | null, b: MapTarget | null): boolean {
  return targetKey(a) === targetKey(b)
}

/** A name for a target that two targets share when they are the same thing. */
export function targetKey(target: MapTarget | null): string {
  if (!target) return ''
  return target.type === 'symbol' ? `symbol ${target.symbol.key} ${target.symbol.count}` : `region ${target.code}`
}
