'use client'

import { useMemo } from 'react'
import { Polygon } from 'react-leaflet'
import { useQuery } from '@/components/live/use-query'
import { edgesOf, type LngLat } from '@/lib/core/polygon'
import type { Bbox } from '@/lib/core/query'
import { EAST_EDGE, WEST_EDGE } from './mercator'

/** An edge is straight in degrees, which the map bends: so many pieces follow it closely. */
const PIECES = 16
const LOOK = { color: 'var(--accent)', weight: 2, fillColor: 'var(--accent)', fillOpacity: 0.06 }

/** The outline of the region or section that restricts the picture, where the map shows it. */
export function DrawnRegion() {
  const { query } = useQuery()
  const { within, bbox } = query
  const outlines = useMemo(() => [...outlinesOf(within), ...outlinesOf(bbox && ringOfBox(bbox))], [within, bbox])
  return outlines.map((outline) => <Polygon key={String(outline[0])} positions={outline} pathOptions={LOOK} interactive={false} />)
}

/** The outline, [lat, lng] as Leaflet wants it; twice where it crosses the edge at which the map is cut. */
function outlinesOf(ring: readonly LngLat[] | null): [number, number][][] {
  const edges = ring && edgesOf(ring)
  if (!edges) return []
  const outline: [number, number][] = []
  for (let at = 0; at < edges.x1.length; at++)
    for (let piece = 0; piece < PIECES; piece++) {
      const share = piece / PIECES
      const between = (from: Float64Array, to: Float64Array) => (from[at] as number) + ((to[at] as number) - (from[at] as number)) * share
      outline.push([between(edges.y1, edges.y2), between(edges.x1, edges.x2)])
    }
  return [-360, 0, 360]
    .filter((shift) => edges.east + shift > WEST_EDGE && edges.west + shift < EAST_EDGE)
    .map((shift) => outline.map(([lat, lng]) => [lat, lng + shift]))
}

function ringOfBox([west, south, east, north]: Bbox): LngLat[] {
  const middle = west <= east ? (west + east) / 2 : (west + east + 360) / 2
  const across = [west, middle > 180 ? middle - 360 : middle, east]
  return [...across.map((lng): LngLat => [lng, south]), ...across.reverse().map((lng): LngLat => [lng, north])]
}
