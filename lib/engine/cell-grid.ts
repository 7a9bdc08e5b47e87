import { TILE, xOfLng, yOfLat } from './mercator'
import type { Viewport } from './messages'

/** Side of a cell, pixels. */
const CELL = 16
/** Share of the viewport by which the grid reaches beyond it on each side, so that a short pan finds symbols there. */
const MARGIN = 0.2
/** More cells than any screen has: then the grid is that of a lower zoom. */
const MAX_CELLS = 1 << 18
const NO_GROUP = -1

/** A grid of screen cells, fixed to the world so that panning moves no point to another cell. */
export class CellGrid {
  readonly #columns: number
  readonly #rows: number
  /** First cell of the grid, counted from the corner of the world. */
  readonly #left: number
  readonly #top: number
  /** Cells across the world. */
  readonly #cells: number
  readonly #count: Uint32Array
  readonly #sumX: Float64Array
  readonly #sumY: Float64Array
  readonly #group: Int32Array
  readonly #touched: number[] = []

  constructor(viewport: Viewport) {
    const box = boxOf(viewport)
    let cells = (TILE * 2 ** Math.max(0, Math.round(viewport.zoom))) / CELL
    while (span(box.left, box.right, cells) * span(box.top, box.bottom, cells) > MAX_CELLS) cells /= 2
    this.#cells = cells
    this.#left = Math.floor(box.left * cells)
    this.#top = Math.floor(box.top * cells)
    this.#columns = span(box.left, box.right, cells)
    this.#rows = span(box.top, box.bottom, cells)
    const size = this.#columns * this.#rows
    this.#count = new Uint32Array(size)
    this.#sumX = new Float64Array(size)
    this.#sumY = new Float64Array(size)
    this.#group = new Int32Array(size)
  }

  /** Counts a point (0..1 of the cut world; NaN for none) in its cell; returns the cell, -1 where it lies outside. */
  add(x: number, y: number): number {
    const column = Math.floor(x * this.#cells) - this.#left
    const row = Math.floor(y * this.#cells) - this.#top
    if (!(column >= 0 && column < this.#columns && row >= 0 && row < this.#rows)) return -1
    const cell = row * this.#columns + column
    if (this.#count[cell] === 0) this.#touched.push(cell)
    this.#count[cell] = (this.#count[cell] as number) + 1
    this.#sumX[cell] = (this.#sumX[cell] as number) + x
    this.#sumY[cell] = (this.#sumY[cell] as number) + y
    return cell
  }

  /** Gives each cell its group: the fullest first, with the cells whose middle is nearer than `near` pixels. Returns the number of groups. */
  merge(near: number): number {
    this.#group.fill(NO_GROUP)
    this.#touched.sort((a, b) => (this.#count[b] as number) - (this.#count[a] as number) || a - b)
    let groups = 0
    for (const cell of this.#touched) if (this.#group[cell] === NO_GROUP) this.#take(cell, groups++, near)
    return groups
  }

  /** The group of a cell after `merge`. */
  groupOf(cell: number): number {
    return this.#group[cell] as number
  }

  #take(seed: number, group: number, near: number): void {
    const reach = Math.ceil(near / CELL)
    const column = seed % this.#columns
    const row = (seed - column) / this.#columns
    const limit = (near / CELL / this.#cells) ** 2
    for (let r = Math.max(0, row - reach); r <= Math.min(this.#rows - 1, row + reach); r++)
      for (let c = Math.max(0, column - reach); c <= Math.min(this.#columns - 1, column + reach); c++) {
        const cell = r * this.#columns + c
        if (this.#count[cell] !== 0 && this.#group[cell] === NO_GROUP && this.#distance(seed, cell) < limit) this.#group[cell] = group
      }
  }

  /** Square of the distance between the middles of the points of two cells, as a share of the world. */
  #distance(a: number, b: number): number {
    return (
      (this.#middle(this.#sumX, a) - this.#middle(this.#sumX, b)) ** 2 + (this.#middle(this.#sumY, a) - this.#middle(this.#sumY, b)) ** 2
    )
  }

  #middle(sums: Float64Array, cell: number): number {
    return (sums[cell] as number) / (this.#count[cell] as number)
  }
}

function span(from: number, to: number, cells: number): number {
  return Math.floor(to * cells) - Math.floor(from * cells) + 1
}

/** The viewport with its margin, as shares of the cut world. Leaflet's degrees go on beyond the cut: they are not wrapped. */
function boxOf({ west, south, east, north }: Viewport): { left: number; right: number; top: number; bottom: number } {
  const unwrapped = (lng: number) => xOfLng(0) + lng / 360
  const [left, right, top, bottom] = [unwrapped(west), unwrapped(east), yOfLat(north), yOfLat(south)]
  const [dx, dy] = [(right - left) * MARGIN, (bottom - top) * MARGIN]
  const within = (share: number) => Math.max(0, Math.min(1, share))
  return { left: within(left - dx), right: within(right + dx), top: within(top - dy), bottom: within(bottom + dy) }
}
