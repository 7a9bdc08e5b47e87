import { EAST_EDGE, mapLng, recordLng, WEST_EDGE } from './mercator'

/** Where the map stands, as the address keeps it: `lng,lat,zoom`. */
export interface MapPlace {
  lng: number
  lat: number
  zoom: number
}

/** Europe and its neighbours: south-west and north-east corner, [lat, lng] as Leaflet wants them. */
export const HOME_BOUNDS: [[number, number], [number, number]] = [
  [34.5, -11],
  [66, 42],
]
export const WORLD_BOUNDS: [[number, number], [number, number]] = [
  [-62, WEST_EDGE],
  [84.5, EAST_EDGE],
]
export const MIN_ZOOM = 2
export const MAX_ZOOM = 11

/** Reads `lng,lat,zoom`; null where it is no place on this map. */
export function parseMapPlace(text: string | null): MapPlace | null {
  const [lng = Number.NaN, lat = Number.NaN, zoom = Number.NaN, ...rest] = (text ?? '')
    .split(',')
    .map((part) => (part ? Number(part) : Number.NaN))
  const sound = Math.abs(lng) <= 180 && Math.abs(lat) <= 85 && zoom >= MIN_ZOOM && zoom <= MAX_ZOOM && rest.length === 0
  return sound ? { lng: mapLng(lng), lat, zoom } : null
}

/** Writes a place as short as its zoom needs: about a pixel. */
export function formatMapPlace({ lng, lat, zoom }: MapPlace): string {
  const digits = Math.max(1, Math.ceil(zoom / 3))
  return [Number(recordLng(lng).toFixed(digits)), Number(lat.toFixed(digits)), Number(zoom.toFixed(2))].join(',')
}
