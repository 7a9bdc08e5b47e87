// Small geometry in degrees, lng before lat. The map's world runs from −169 to 191.
export const WEST = -169
const EAST = WEST + 360

/** Rings without a jump at ±180: every step takes the short way round. */
const unwrap = (ring) => {
  let shift = 0
  return ring.map(([lng, lat], i) => {
    const step = i === 0 ? 0 : lng - ring[i - 1][0]
    if (step > 180) shift -= 360
    if (step < -180) shift += 360
    return [lng + shift, lat]
  })
}

/** The part of a ring where a·lng + b·lat ≤ c (Sutherland–Hodgman). */
const clipRing = (ring, [a, b, c]) => {
  const out = []
  const side = ([lng, lat]) => a * lng + b * lat - c
  for (let i = 0; i < ring.length - 1; i++) {
    const [p, q] = [ring[i], ring[i + 1]]
    const [s, t] = [side(p), side(q)]
    if (s <= 0) out.push(p)
    if (s < 0 !== t < 0 && s !== t) out.push([p[0] + ((q[0] - p[0]) * s) / (s - t), p[1] + ((q[1] - p[1]) * s) / (s - t)])
  }
  if (out.length > 0) out.push(out[0])
  return out
}

/** Clips a polygon (outer ring first) to half planes [a, b, c]; null when nothing is left. */
export function clipPolygon(rings, ...planes) {
  const clipped = rings.map((ring) => planes.reduce(clipRing, ring)).filter((ring) => ring.length > 3)
  return clipped.length > 0 ? clipped : null
}

/** A polygon's parts inside [−169, 191], whole across 180°. */
export function cutWorld(rings) {
  const whole = rings.map(unwrap)
  return [-360, 0, 360].flatMap((shift) => {
    const moved = whole.map((ring) => ring.map(([lng, lat]) => [lng + shift, lat]))
    const part = clipPolygon(moved, [-1, 0, -WEST], [1, 0, EAST])
    return part ? [part] : []
  })
}

/** The polygons of a GeoJSON geometry as a list of ring lists. */
export function polygonsOf(geometry) {
  if (geometry?.type === 'Polygon') return [geometry.coordinates]
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates : []
}

export const feature = (polygons, properties) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'MultiPolygon', coordinates: polygons },
})

/** Even-odd test of a point against one polygon with holes. */
export function inPolygon([x, y], rings) {
  let inside = false
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[ax, ay], [bx, by]] = [ring[i], ring[j]]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    }
  return inside
}

/** [minLng, minLat, maxLng, maxLat] of a polygon's outer ring. */
export function boundsOf([outer]) {
  const box = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of outer) {
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
  return box
}

/** Kilometres from a point to the nearest vertex of a polygon, flat at this latitude. */
export function vertexDistanceKm([x, y], [outer]) {
  const scale = Math.cos((y * Math.PI) / 180)
  const nearest = outer.reduce((best, [px, py]) => Math.min(best, ((px - x) * scale) ** 2 + (py - y) ** 2), Infinity)
  return Math.sqrt(nearest) * 111.2
}
