import { xOf, yOf } from './mercator'
import type { OutlinedRegion, Outlines } from './outlines'

/** The region at a place, of those that `among` accepts; null at sea. A state without an outline is met near its point. */
export function regionAt(
  { regions, arcs }: Outlines,
  lng: number,
  lat: number,
  reach: number,
  among: (region: OutlinedRegion) => boolean = () => true,
): OutlinedRegion | null {
  const [x, y] = [xOf(lng), yOf(lat)]
  const near = ({ box }: OutlinedRegion) => x >= box[0] - reach && x <= box[2] + reach && y >= box[1] - reach && y <= box[3] + reach
  const candidates = regions.filter((region) => near(region) && among(region))
  return (
    candidates.find((region) => region.polygons.length === 0) ??
    candidates.find((region) => region.polygons.some(({ rings }) => isInside(rings, arcs, x, y))) ??
    null
  )
}

/** Even-odd rule over all rings: holes come out by themselves. */
function isInside(rings: readonly number[][], arcs: readonly Float64Array[], x: number, y: number): boolean {
  let inside = false
  for (const arc of rings.flat()) {
    const points = arcs[arc < 0 ? ~arc : arc] as Float64Array
    for (let at = 2; at < points.length; at += 2) {
      const [ax, ay] = [points[at - 2] as number, points[at - 1] as number]
      const [bx, by] = [points[at] as number, points[at + 1] as number]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    }
  }
  return inside
}
