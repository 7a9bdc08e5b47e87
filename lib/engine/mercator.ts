/** The world is cut at this meridian, in the Bering Strait, so that no country is torn: what lies west of it is shown 360° further east. */
export const CUT_LNG = -169
/** Side of the world at zoom 0, pixels. */
export const TILE = 256
/** Latitude at which Web Mercator ends. */
const MAX_LAT = 85.0511287798

/** The longitude at which a point is shown: -169 up to 191. */
export function shownLng(lng: number): number {
  return lng < CUT_LNG ? lng + 360 : lng
}

/** Share of the cut world's width, 0 at -169°, 1 at 191°. */
export function xOfLng(lng: number): number {
  return (shownLng(lng) - CUT_LNG) / 360
}

/** Share of the world's height, 0 in the north, as Web Mercator has it. */
export function yOfLat(lat: number): number {
  const sine = Math.sin((Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI) / 180)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}

/** The inverse of `xOfLng`, as shown. */
export function lngOfX(x: number): number {
  return x * 360 + CUT_LNG
}

/** The inverse of `yOfLat`. */
export function latOfY(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
}

/** Steps of a coordinate held as 32 bits: a step is 9 mm at the equator, less than a ten-millionth of a degree. */
const STEPS = 2 ** 32
const LAST_STEP = STEPS - 2
/** Degrees are read back to this part of one. */
const PART = 1e7

/** `xOfLng` and `yOfLat` as 32 bits. */
export function fixedX(lng: number): number {
  return Math.min(LAST_STEP, Math.round(xOfLng(lng) * STEPS))
}

export function fixedY(lat: number): number {
  return Math.max(0, Math.min(LAST_STEP, Math.round(yOfLat(lat) * STEPS)))
}

/** The longitude, -180 to 180, that `fixedX` was made from, where that had at most seven decimals. */
export function lngOfFixed(x: number): number {
  const shown = lngOfX(x / STEPS)
  return Math.round((shown > 180 ? shown - 360 : shown) * PART) / PART + 0
}

/** The latitude that `fixedY` was made from, where that had at most seven decimals and lies within Web Mercator. */
export function latOfFixed(y: number): number {
  return Math.round(latOfY(y / STEPS) * PART) / PART + 0
}
