import { transform } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { xOf, yOf } from './mercator'

/** West, north, east, south on the world of width 1 (see `mercator`). */
export type Box = [number, number, number, number]

/** A polygon: rings of arc numbers; `~n` is arc n backwards. */
interface Polygon {
  rings: number[][]
  box: Box
}

/** A country or an area with its outline. */
export interface OutlinedRegion {
  code: string
  country: string
  /** Name in the data; null for countries, which are named in the reader's language. */
  name: string | null
  /** Where its label stands: lng, lat. */
  label: [number, number]
  /** 1 is labelled first. */
  rank: number
  polygons: Polygon[]
  /** Of its widest part: islands overseas do not widen it. */
  box: Box
}

/** Outlines that share their borders. */
export interface Outlines {
  /** Points of each arc: x, y, x, y … on the world of width 1. */
  arcs: Float64Array[]
  arcBoxes: Box[]
  /** Countries beside each arc; a country twice where the arc parts two of its areas. */
  sides: string[][]
  regions: OutlinedRegion[]
}

/** What the basemap's files say of a region; `name`, `country` of areas, `rank` of countries. */
interface Properties {
  label: [number, number]
  rank?: number
  name?: string
  country?: string
}
export type MapTopology = Topology<Record<string, GeometryCollection<Properties>>>

/** Decodes one of the basemap's files; `points` (states too small for an outline) become regions without polygons. */
export function readOutlines(topology: MapTopology): Outlines {
  const arcs = readArcs(topology)
  const sides: string[][] = arcs.map(() => [])
  const regions = Object.values(topology.objects)
    .flatMap(({ geometries }) => geometries)
    .map((geometry): OutlinedRegion => {
      const { label = [0, 0], rank = 1000, name = null, country } = geometry.properties ?? {}
      const code = String(geometry.id)
      const shapes = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.type === 'MultiPolygon' ? geometry.arcs : []
      const polygons = shapes.map((rings) => ({ rings, box: boxOf(rings, arcs) }))
      for (const arc of shapes.flat(2)) sides[arc < 0 ? ~arc : arc]?.push(country ?? code)
      const place: Box = [xOf(label[0]), yOf(label[1]), xOf(label[0]), yOf(label[1])]
      return { code, country: country ?? code, name, label, rank, polygons, box: polygons.map(({ box }) => box).reduce(larger, place) }
    })
  return { arcs, arcBoxes: arcs.map((_, arc) => boxOf([[arc]], arcs)), sides, regions }
}

export function boxesMeet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]
}

function readArcs(topology: MapTopology): Float64Array[] {
  const toDegrees = transform(topology.transform as Parameters<typeof transform>[0])
  return topology.arcs.map((arc) => {
    const points = new Float64Array(arc.length * 2)
    arc.forEach((position, at) => {
      const [lng = 0, lat = 0] = toDegrees([...position], at > 0)
      points[at * 2] = xOf(lng)
      points[at * 2 + 1] = yOf(lat)
    })
    return points
  })
}

function larger(a: Box, b: Box): Box {
  const size = (box: Box) => (box[2] - box[0]) * (box[3] - box[1])
  return size(b) > size(a) ? b : a
}

function boxOf(rings: number[][], arcs: Float64Array[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  for (const arc of rings[0] ?? []) {
    const points = arcs[arc < 0 ? ~arc : arc] ?? []
    for (let at = 0; at < points.length; at += 2) {
      const x = points[at] as number
      const y = points[at + 1] as number
      if (x < box[0]) box[0] = x
      if (y < box[1]) box[1] = y
      if (x > box[2]) box[2] = x
      if (y > box[3]) box[3] = y
    }
  }
  return box
}
