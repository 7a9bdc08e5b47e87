import Flatbush from 'flatbush'
import type { Polygon, Position } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

/** The committed areas: ids are ISO 3166-2 codes, longitudes run from −169 to 191. */
export type AreasTopology = Topology<{ areas: GeometryCollection }>

/** Answers the area of a country at a point (degrees, −169 ≤ lng < 191), or null. */
export type AreaIndex = (country: string, lng: number, lat: number) => string | null

interface Piece {
  area: string
  country: string
  rings: Float64Array[]
}

/** How far outside every outline a point may lie and still belong to the nearest one, kilometres. */
const REACH_KM = 30
const KM_PER_DEGREE = 111.2

/**
 * Indexes the polygons of the areas.
 * @throws TypeError when an area's id is not a string or its geometry is not a polygon
 */
export function indexAreas(topology: AreasTopology): AreaIndex {
  const pieces = feature(topology, topology.objects.areas).features.flatMap(({ id, geometry }) => {
    if (typeof id !== 'string') throw new TypeError('an area without a code')
    if (geometry.type === 'Polygon') return [pieceOf(id, geometry.coordinates)]
    if (geometry.type === 'MultiPolygon') return geometry.coordinates.map((rings) => pieceOf(id, rings))
    throw new TypeError(`area ${id} is a ${geometry.type}, not a polygon`)
  })
  const tree = treeOf(pieces)
  const countries = new Set(pieces.map(({ country }) => country))
  return (country, lng, lat) => {
    if (!countries.has(country)) return null
    return areaAround(tree, pieces, country, lng, lat) ?? nearestArea(tree, pieces, country, lng, lat)
  }
}

function pieceOf(area: string, rings: Polygon['coordinates']): Piece {
  return { area, country: area.slice(0, 2), rings: rings.map(flat) }
}

function flat(ring: Position[]): Float64Array {
  const numbers = new Float64Array(ring.length * 2)
  let at = 0
  for (const [lng = 0, lat = 0] of ring) {
    numbers[at++] = lng
    numbers[at++] = lat
  }
  return numbers
}

function treeOf(pieces: readonly Piece[]): Flatbush {
  const tree = new Flatbush(pieces.length)
  for (const { rings } of pieces) {
    const outer = rings[0] ?? new Float64Array()
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let i = 0; i < outer.length; i += 2) {
      const x = outer[i] ?? 0
      const y = outer[i + 1] ?? 0
      if (x < west) west = x
      if (x > east) east = x
      if (y < south) south = y
      if (y > north) north = y
    }
    tree.add(west, south, east, north)
  }
  tree.finish()
  return tree
}

function areaAround(tree: Flatbush, pieces: readonly Piece[], country: string, lng: number, lat: number): string | null {
  let found: string | null = null
  tree.search(lng, lat, lng, lat, (at) => {
    const piece = pieces[at]
    if (found === null && piece?.country === country && contains(piece.rings, lng, lat)) found = piece.area
    return false
  })
  return found
}

function nearestArea(tree: Flatbush, pieces: readonly Piece[], country: string, lng: number, lat: number): string | null {
  const narrowing = Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  const [dx, dy] = [REACH_KM / KM_PER_DEGREE / narrowing, REACH_KM / KM_PER_DEGREE]
  let found: string | null = null
  let best = dy * dy
  tree.search(lng - dx, lat - dy, lng + dx, lat + dy, (at) => {
    const piece = pieces[at]
    if (piece?.country !== country) return false
    const distance = squaredDistance(piece.rings, lng, lat, narrowing)
    if (distance <= best) {
      best = distance
      found = piece.area
    }
    return false
  })
  return found
}

/** Even-odd rule over the outer ring and the holes. */
function contains(rings: readonly Float64Array[], x: number, y: number): boolean {
  let inside = false
  for (const ring of rings) {
    let [ax, ay] = [ring[0] ?? 0, ring[1] ?? 0]
    for (let i = 2; i < ring.length; i += 2) {
      const bx = ring[i] ?? 0
      const by = ring[i + 1] ?? 0
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
      ax = bx
      ay = by
    }
  }
  return inside
}

/** To the nearest edge, in degrees of latitude squared; the earth is taken as flat around the point. */
function squaredDistance(rings: readonly Float64Array[], x: number, y: number, narrowing: number): number {
  let best = Infinity
  for (const ring of rings)
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const ax = ((ring[i] ?? 0) - x) * narrowing
      const ay = (ring[i + 1] ?? 0) - y
      const ex = ((ring[i + 2] ?? 0) - x) * narrowing - ax
      const ey = (ring[i + 3] ?? 0) - y - ay
      const length = ex * ex + ey * ey
      const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * ex + ay * ey) / length))
      best = Math.min(best, (ax + along * ex) ** 2 + (ay + along * ey) ** 2)
    }
  return best
}
