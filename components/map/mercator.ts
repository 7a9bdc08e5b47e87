/** Web Mercator on a world of width 1: x 0 at −180° (the map shows x from −169° to 191°), y 0 in the north. */

/** Where the map's world is cut, so that no country is: degrees. */
export const WEST_EDGE = -169
export const EAST_EDGE = WEST_EDGE + 360
const MAX_LAT = 85.0511287798
const EQUATOR_METRES = 40_075_016.686

/** A longitude as the map shows it: between −169 and 191. */
export function mapLng(lng: number): number {
  return lng < WEST_EDGE ? lng + 360 : lng >= EAST_EDGE ? lng - 360 : lng
}

/** A longitude as the record keeps it: between −180 and 180. */
export function recordLng(lng: number): number {
  return lng > 180 ? lng - 360 : lng < -180 ? lng + 360 : lng
}

export function xOf(lng: number): number {
  return lng / 360 + 0.5
}

export function yOf(lat: number): number {
  const sin = Math.sin((Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI) / 180)
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)
}

/** Pixels of the whole world at a zoom. */
export function worldSize(zoom: number): number {
  return 256 * 2 ** zoom
}

/** Length of a distance on the map at a latitude, pixels. */
export function kmToPixels(km: number, lat: number, zoom: number): number {
  return (km * 1000 * worldSize(zoom)) / (EQUATOR_METRES * Math.cos((lat * Math.PI) / 180))
}
