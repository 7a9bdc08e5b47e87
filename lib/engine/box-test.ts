import { type Bbox, boxHolds } from '../core/query'
import { fixedY, lngOfX } from './mercator'
import type { Rows } from './rows'

/** Degrees, and steps of a packed coordinate, within which the exact point decides. */
const NEAR_DEGREES = 1e-6
const NEAR_STEPS = 16

/** Tells which rows are points in a box, as `boxHolds` does: by the packed coordinates, and near an edge by the exact ones. */
export function boxTest(bbox: Bbox, rows: Rows): (row: number) => boolean {
  const [west, south, east, north] = bbox
  const top = fixedY(north)
  const bottom = fixedY(south)
  return (row) => {
    if (!rows.isPoint(row)) return false
    const y = rows.y(row)
    if (y < top - NEAR_STEPS || y > bottom + NEAR_STEPS) return false
    const shown = lngOfX(rows.x(row) / 2 ** 32)
    const lng = shown > 180 ? shown - 360 : shown
    const isNear =
      y < top + NEAR_STEPS || y > bottom - NEAR_STEPS || isClose(lng, west) || isClose(lng, east) || isClose(Math.abs(lng), 180)
    if (isNear) return boxHolds(bbox, rows.lng(row), rows.lat(row))
    return west <= east ? lng >= west && lng <= east : lng >= west || lng <= east
  }
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) < NEAR_DEGREES
}
