import { type Edges, edgesOf, type LngLat, polygonHolds } from '../core/polygon'
import { fixedX, fixedY, latOfY } from './mercator'
import type { Rows } from './rows'

/** The region is laid over with so many cells across and down; only in a cell that an edge touches does the exact point decide. */
const SIDE = 64
/** Widens the grid, steps of a packed coordinate, and what an edge touches, degrees: packed coordinates are rounded. */
const MARGIN = 16
const SLACK = 1e-6
const TURN = 2 ** 32
const OUTSIDE = 0
const INSIDE = 1
const EDGE = 2

/** Where the grid lies in packed coordinates, and what is known of its cells. */
interface Grid {
  left: number
  top: number
  cellWidth: number
  cellHeight: number
  cells: Uint8Array
}

const grids = new WeakMap<Edges, Grid>()
let last: { text: string; edges: Edges | null } = { text: '', edges: null }

/** The edges of a drawn region; the same object for the same corners, so that its grid is made once. */
export function edgesOfRegion(ring: readonly LngLat[]): Edges | null {
  const text = ring.join()
  if (text !== last.text) last = { text, edges: edgesOf(ring) }
  return last.edges
}

/** Tells which rows are points in a drawn region, as `polygonHolds` does: by cells, and where an edge lies by the exact points. */
export function withinTest(edges: Edges, rows: Rows): (row: number) => boolean {
  const grid = grids.get(edges) ?? gridOf(edges)
  grids.set(edges, grid)
  const { left, top, cellWidth, cellHeight, cells } = grid
  return (row) => {
    if (!rows.isPoint(row)) return false
    // A turn around the world is 2^32 steps: what lies west of the region comes out far to its east.
    const column = Math.floor(((rows.x(row) - left) >>> 0) / cellWidth)
    const line = Math.floor((rows.y(row) - top) / cellHeight)
    if (column >= SIDE || line < 0 || line >= SIDE) return false
    const cell = cells[line * SIDE + column]
    return cell === EDGE ? polygonHolds(edges, rows.lng(row), rows.lat(row)) : cell === INSIDE
  }
}

function gridOf(edges: Edges): Grid {
  const { west, east, south, north } = edges
  const top = fixedY(north) - MARGIN
  const cellWidth = (((east - west) / 360) * TURN + 2 * MARGIN) / SIDE
  const cellHeight = (fixedY(south) + MARGIN + 1 - top) / SIDE
  const left = (fixedX(west) - MARGIN) >>> 0
  // Edges of the cells in degrees; the first and last line hold all that lies beyond Mercator's world.
  const step = (360 * cellWidth) / TURN
  const lngs = Array.from({ length: SIDE + 1 }, (_, at) => west - (360 * MARGIN) / TURN + at * step)
  const lats = Array.from({ length: SIDE + 1 }, (_, at) => latOfLine(top + at * cellHeight))
  const cells = new Uint8Array(SIDE * SIDE)
  for (let at = 0; at < edges.x1.length; at++) markEdge(cells, edges, at, lngs, lats)
  for (let line = 0; line < SIDE; line++)
    for (let column = 0; column < SIDE; column++) {
      const cell = line * SIDE + column
      if (cells[cell] === EDGE) continue
      const [lng, lat] = [middle(lngs, column), middle(lats, line)]
      cells[cell] = polygonHolds(edges, lng, lat) ? INSIDE : OUTSIDE
    }
  return { left, top, cellWidth, cellHeight, cells }
}

/** Marks the cells that an edge touches. */
function markEdge(cells: Uint8Array, edges: Edges, at: number, lngs: readonly number[], lats: readonly number[]): void {
  const [x1, y1, x2, y2] = [edges.x1[at] as number, edges.y1[at] as number, edges.x2[at] as number, edges.y2[at] as number]
  const step = (lngs[1] as number) - (lngs[0] as number)
  for (let line = 0; line < SIDE; line++) {
    const [low, high] = [(lats[line + 1] as number) - SLACK, (lats[line] as number) + SLACK]
    if (Math.max(y1, y2) < low || Math.min(y1, y2) > high) continue
    const xAt = (lat: number) =>
      y1 === y2 ? x1 : x1 + ((x2 - x1) * (Math.max(Math.min(y1, y2), Math.min(Math.max(y1, y2), lat)) - y1)) / (y2 - y1)
    const ends = y1 === y2 ? [x1, x2] : [xAt(low), xAt(high)]
    const columnOf = (x: number) => Math.max(0, Math.min(SIDE - 1, Math.floor((x - (lngs[0] as number)) / step)))
    const to = columnOf(Math.max(...ends) + SLACK)
    for (let column = columnOf(Math.min(...ends) - SLACK); column <= to; column++) cells[line * SIDE + column] = EDGE
  }
}

function latOfLine(y: number): number {
  if (y <= 0) return 90
  return y >= TURN - 2 ? -90 : latOfY(y / TURN)
}

function middle(list: readonly number[], at: number): number {
  return ((list[at] as number) + (list[at + 1] as number)) / 2
}
