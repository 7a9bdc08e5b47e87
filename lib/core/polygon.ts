/** A point on the plane of longitude and latitude, degrees. */
export type LngLat = readonly [lng: number, lat: number]

export const POLYGON_LIMITS = { fewest: 3, most: 200 } as const

/**
 * The edges of a polygon, straight on the plane of longitude and latitude and side by side: edge n goes from (x1, y1) to
 * (x2, y2). Where the polygon crosses the antimeridian, x goes on beyond 180. A point at a longitude below `west` counts as 360° further east.
 */
export interface Edges {
  x1: Float64Array
  y1: Float64Array
  x2: Float64Array
  y2: Float64Array
  west: number
  east: number
  south: number
  north: number
}

/** The edges of a ring of corners, each joined to the next the shorter way around; null where they go around a pole. */
export function edgesOf(ring: readonly LngLat[]): Edges | null {
  const [start] = ring
  if (!start) return null
  const all = unwrapped([...ring, start])
  const xs = all.slice(0, -1)
  // Back at the start a turn further on: the ring goes around a pole.
  if (all.at(-1) !== start[0] || Math.max(...xs) - Math.min(...xs) > 360) return null
  const turn = Math.floor((Math.min(...xs) + 180) / 360) * 360
  const corners = ring.map(([, lat], at): LngLat => [(xs[at] as number) - turn, lat])
  const next = (at: number) => corners[(at + 1) % corners.length] as LngLat
  const x1 = Float64Array.from(corners, ([x]) => x)
  const y1 = Float64Array.from(corners, ([, y]) => y)
  return {
    x1,
    y1,
    x2: Float64Array.from(corners, (_, at) => next(at)[0]),
    y2: Float64Array.from(corners, (_, at) => next(at)[1]),
    ...{ west: Math.min(...x1), east: Math.max(...x1), south: Math.min(...y1), north: Math.max(...y1) },
  }
}

/**
 * Whether a point lies in a polygon, by the edges that a ray to the east crosses. The sums are those of the database's
 * condition (`db/queries/matching`), step by step, so that both agree to the last bit.
 */
export function polygonHolds(edges: Edges, lng: number, lat: number): boolean {
  if (lat < edges.south || lat > edges.north) return false
  const x = lng < edges.west ? lng + 360 : lng
  if (x > edges.east) return false
  let inside = false
  for (let at = 0; at < edges.x1.length; at++) {
    const [x1, y1, x2, y2] = [edges.x1[at] as number, edges.y1[at] as number, edges.x2[at] as number, edges.y2[at] as number]
    if (y1 > lat !== y2 > lat && (x2 - x1) * (lat - y1) - (x - x1) * (y2 - y1) > 0 === y2 > y1) inside = !inside
  }
  return inside
}

/** Reads a ring from `lng,lat,lng,lat…`; null where it is no polygon of this world. A last corner that repeats the first is left out. */
export function parseRing(text: string): LngLat[] | null {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const ring = Array.from(
    { length: Math.floor(numbers.length / 2) },
    (_, at): LngLat => [numbers[2 * at] as number, numbers[2 * at + 1] as number],
  )
  const [first, last] = [ring[0], ring.at(-1)]
  if (ring.length > 1 && first && last && first[0] === last[0] && first[1] === last[1]) ring.pop()
  const sound =
    numbers.length % 2 === 0 &&
    ring.length >= POLYGON_LIMITS.fewest &&
    ring.length <= POLYGON_LIMITS.most &&
    ring.every(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90) &&
    edgesOf(ring) !== null
  return sound ? ring : null
}

/** Longitudes of the corners, each within half a turn of the one before. */
function unwrapped(ring: readonly LngLat[]): number[] {
  let turns = 0
  return ring.map(([lng], at) => {
    if (at > 0) turns -= turnsBetween((ring[at - 1] as LngLat)[0], lng)
    return lng + 360 * turns
  })
}

/** Whole turns in the step from one longitude to another that the shorter way around leaves out: -1, 0 or 1. */
function turnsBetween(from: number, to: number): number {
  return Math.round((to - from) / 360)
}
