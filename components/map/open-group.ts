import { LatLngBounds, type Map as LeafletMap } from 'leaflet'
import type { MapSymbol } from '@/components/live/use-picture'
import { mapLng } from './mercator'

const PADDING = 48
/** A zoom by less than this would not part a group. */
const LEAST_STEP = 0.5

/** Moves the map so that a group comes apart; false where it cannot: at the same place, or as near as the map goes. */
export function openGroup(map: LeafletMap, { box: [west, south, east, north] }: MapSymbol): boolean {
  const bounds = new LatLngBounds([south, mapLng(west)], [north, mapLng(east)])
  const zoom = Math.min(map.getBoundsZoom(bounds.pad(0.05)), map.getMaxZoom())
  const apart = west !== east || south !== north
  if (!apart || zoom < map.getZoom() + LEAST_STEP) return false
  map.fitBounds(bounds, { padding: [PADDING, PADDING], animate: !matchMedia('(prefers-reduced-motion: reduce)').matches })
  return true
}
