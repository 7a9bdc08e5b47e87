import { type Box, boxesMeet, type OutlinedRegion } from './outlines'

/** Where a canvas lies: its top left in pixels of the world at its scale, and that scale (pixels of the whole world). */
export interface Frame {
  scale: number
  left: number
  top: number
  width: number
  height: number
}

/** What of a path is needed here. */
type Pen = Pick<Path2D, 'moveTo' | 'lineTo' | 'closePath'>

/** The frame's box on the world of width 1. */
export function frameBox({ scale, left, top, width, height }: Frame): Box {
  return [left / scale, top / scale, (left + width) / scale, (top + height) / scale]
}

/** Adds the polygons of a region that lie in the frame to a path. Answers whether there were any. */
export function traceRegion(pen: Pen, region: OutlinedRegion, arcs: readonly Float64Array[], frame: Frame): boolean {
  const view = frameBox(frame)
  const shown = region.polygons.filter(({ box }) => boxesMeet(box, view))
  for (const { rings } of shown) for (const ring of rings) traceRing(pen, ring, arcs, frame)
  return shown.length > 0
}

/** Adds one arc, open, to a path. */
export function traceArc(pen: Pen, points: Float64Array, { scale, left, top }: Frame): void {
  for (let at = 0; at < points.length; at += 2) {
    const x = (points[at] as number) * scale - left
    const y = (points[at + 1] as number) * scale - top
    if (at === 0) pen.moveTo(x, y)
    else pen.lineTo(x, y)
  }
}

function traceRing(pen: Pen, ring: readonly number[], arcs: readonly Float64Array[], { scale, left, top }: Frame): void {
  ring.forEach((arc, place) => {
    const points = arcs[arc < 0 ? ~arc : arc] as Float64Array
    const last = points.length - 2
    // The first point of a later arc repeats the last one of the arc before it.
    for (let step = place === 0 ? 0 : 2; step <= last; step += 2) {
      const at = arc < 0 ? last - step : step
      const x = (points[at] as number) * scale - left
      const y = (points[at + 1] as number) * scale - top
      if (place === 0 && step === 0) pen.moveTo(x, y)
      else pen.lineTo(x, y)
    }
  })
  pen.closePath()
}
