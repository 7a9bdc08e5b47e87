import { type LngLat, POLYGON_LIMITS, parseRing } from '@/lib/core/polygon'

/** A corner on the map's container, pixels. */
export interface Corner {
  x: number
  y: number
}

/** A line that a hand drew is kept to this, pixels. */
const CLOSE = 3
/** About ten metres. */
const DIGITS = 4

/** The fewest corners that follow a drawn line within a few pixels, at most as many as a region may have. */
export function simplified(line: readonly Corner[]): Corner[] {
  for (let tolerance = CLOSE; ; tolerance *= 1.5) {
    const kept = thinned(line, tolerance)
    if (kept.length <= POLYGON_LIMITS.most) return kept
  }
}

/** A region from places on the map, which may lie beyond its cut; null where they make none: too few, or around a pole. */
export function ringOf(places: readonly { lng: number; lat: number }[]): LngLat[] | null {
  const round = (degrees: number) => Number(degrees.toFixed(DIGITS)) + 0
  const turned = (lng: number) => lng - 360 * Math.round(lng / 360)
  const corners = places.map(({ lng, lat }) => `${round(turned(lng))},${round(lat)}`)
  // A double click sets a corner twice.
  return parseRing(corners.filter((corner, at) => corner !== corners[at - 1]).join(','))
}

/** Ramer, Douglas and Peucker: the point furthest from the straight line stays while it lies further than the tolerance. */
function thinned(line: readonly Corner[], tolerance: number): Corner[] {
  const [first, last] = [line[0], line.at(-1)]
  if (!first || !last || line.length < 3) return [...line]
  let furthest = 0
  let at = 0
  for (let n = 1; n < line.length - 1; n++) {
    const far = distance(line[n] as Corner, first, last)
    if (far > furthest) {
      furthest = far
      at = n
    }
  }
  if (furthest <= tolerance) return [first, last]
  return [...thinned(line.slice(0, at + 1), tolerance).slice(0, -1), ...thinned(line.slice(at), tolerance)]
}

function distance(point: Corner, a: Corner, b: Corner): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const length = Math.hypot(dx, dy)
  if (length === 0) return Math.hypot(point.x - a.x, point.y - a.y)
  return Math.abs(dy * (point.x - a.x) - dx * (point.y - a.y)) / length
}
