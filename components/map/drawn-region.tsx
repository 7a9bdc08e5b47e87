'use client'

import { useCallback, useMemo } from 'react'
import { useQuery } from '@/components/live/use-query'
import { edgesOf, type LngLat } from '@/lib/core/polygon'
import type { Bbox } from '@/lib/core/query'
import { EAST_EDGE, WEST_EDGE } from './mercator'
import type { Palette } from './palette'
import type { PlaceOn } from './shape-layer'
import { useShapes } from './use-shapes'

/** An edge is straight in degrees, which the map bends: so many pieces follow it closely. */
const PIECES = 16
/** Over the borders, under the labels. */
const PLACE = 2
const FILL_OPACITY = 0.06

/** The outline of the region or section that restricts the picture, where the map, or a pane of it, shows it. */
export function DrawnRegion({ pane }: { pane?: string }) {
  const { query } = useQuery()
  const { within, bbox } = query
  const outlines = useMemo(() => [...outlinesOf(within), ...outlinesOf(bbox && ringOfBox(bbox))], [within, bbox])
  const draw = useCallback(
    (pen: CanvasRenderingContext2D, at: PlaceOn, { accent }: Palette) => {
      Object.assign(pen, { strokeStyle: accent, fillStyle: accent, lineWidth: 2, lineJoin: 'round' })
      for (const path of outlines.map((outline) => pathOf(outline, at))) {
        pen.globalAlpha = FILL_OPACITY
        pen.fill(path)
        pen.globalAlpha = 1
        pen.stroke(path)
      }
    },
    [outlines],
  )
  useShapes(PLACE, draw, pane)
  return null
}

function pathOf(outline: readonly LngLat[], at: PlaceOn): Path2D {
  const path = new Path2D()
  for (const [lng, lat] of outline) {
    const { x, y } = at(lng, lat)
    path.lineTo(x, y)
  }
  path.closePath()
  return path
}

/** The outline on the map; twice where it crosses the edge at which the map is cut. */
function outlinesOf(ring: readonly LngLat[] | null): LngLat[][] {
  const edges = ring && edgesOf(ring)
  if (!edges) return []
  const outline: LngLat[] = []
  for (let at = 0; at < edges.x1.length; at++)
    for (let piece = 0; piece < PIECES; piece++) {
      const share = piece / PIECES
      const between = (from: Float64Array, to: Float64Array) => (from[at] as number) + ((to[at] as number) - (from[at] as number)) * share
      outline.push([between(edges.x1, edges.x2), between(edges.y1, edges.y2)])
    }
  return [-360, 0, 360]
    .filter((shift) => edges.east + shift > WEST_EDGE && edges.west + shift < EAST_EDGE)
    .map((shift) => outline.map(([lng, lat]) => [lng + shift, lat]))
}

function ringOfBox([west, south, east, north]: Bbox): LngLat[] {
  const middle = west <= east ? (west + east) / 2 : (west + east + 360) / 2
  const across = [west, middle > 180 ? middle - 360 : middle, east]
  return [...across.map((lng): LngLat => [lng, south]), ...across.reverse().map((lng): LngLat => [lng, north])]
}
