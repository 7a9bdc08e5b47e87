/** Where the map stands, as the address keeps it: `lng,lat,zoom`. */
export interface MapPlace {
  lng: number
  lat: number
  zoom: number
}

export const MIN_ZOOM = 2
export const MAX_ZOOM = 11

/** Reads `lng,lat,zoom`; null where it is no place on this map. */
export function parseMapPlace(text: string | null): MapPlace | null {
  const parts = (text ?? '').split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const [lng = Number.NaN, lat = Number.NaN, zoom = Number.NaN] = parts
  const sound = parts.length === 3 && Math.abs(lng) <= 180 && Math.abs(lat) <= 85 && zoom >= MIN_ZOOM && zoom <= MAX_ZOOM
  return sound ? { lng, lat, zoom } : null
}

/** Writes a place with the digits that its zoom can show. */
export function formatMapPlace({ lng, lat, zoom }: MapPlace): string {
  const digits = Math.max(1, Math.ceil(zoom / 3))
  return [Number(lng.toFixed(digits)), Number(lat.toFixed(digits)), Number(zoom.toFixed(2))].join(',')
}
