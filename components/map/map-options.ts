import type { MapOptions } from 'leaflet'
import { MAX_ZOOM, MIN_ZOOM } from '@/lib/core/overlay/map-place'
import { WORLD_BOUNDS } from './world-bounds'

/** How every map of this room behaves. There is no tile layer to say how far one may zoom. */
export const MAP_OPTIONS: MapOptions = {
  minZoom: MIN_ZOOM,
  maxZoom: MAX_ZOOM,
  zoomSnap: 0.5,
  zoomDelta: 1,
  wheelPxPerZoomLevel: 110,
  maxBounds: WORLD_BOUNDS,
  maxBoundsViscosity: 0.8,
  worldCopyJump: false,
  zoomControl: false,
  boxZoom: true,
}
