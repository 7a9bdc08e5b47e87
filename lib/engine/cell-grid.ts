import { countOfCell } from './cells'
import { putInOrder } from './in-order'
import { CELL_BYTES, CELL_LEAD } from './layout'
import type { Memory } from './memory'
import { TILE, xOfLng, yOfLat } from './mercator'
import type { Viewport } from './messages'

/** Side of a cell, pixels. */
const CELL = 16
/** Share of the viewport by which the grid reaches beyond it on each side, so that a short pan finds symbols there. */
const MARGIN = 0.2
/** More cells than any screen has: then the grid is that of a lower zoom. */
const MAX_CELLS = 1 << 18
/** Deeper, a cell is smaller than a step of a coordinate. */
const MAX_ZOOM = 24
const NO_GROUP = -1
const LOT_BITS = 20
const SHARE = 1 / 2 ** 32

/** A grid of screen cells, fixed to the world so that panning moves no point to another cell. */
export class CellGrid {
  readonly columns: number
  readonly lines: number
  /** First cell of the grid, counted from the corner of the world. */
  readonly left: number
  readonly top: number
  /** Bits of a coordinate (shares of 2^32) below its cell. */
  readonly shift: number
  /** Cells across the world. */
  readonly #cells: number
  readonly #group: Int32Array
  /** Cells with points after `read`, the fullest first, and of each (by cell) how many and their middle, shares of the world. */
  touched = new Uint32Array(0)
  readonly #count: Uint32Array
  readonly #list: Uint32Array<ArrayBuffer>
  readonly #spare: Uint32Array<ArrayBuffer>
  readonly #rank: Uint32Array
  readonly #x: Float64Array
  readonly #y: Float64Array

  constructor(private readonly viewport: Viewport) {
    const box = boxOf(viewport)
    let cells = (TILE * 2 ** Math.min(MAX_ZOOM, Math.max(0, Math.round(viewport.zoom)))) / CELL
    while (span(box.left, box.right, cells) * span(box.top, box.bottom, cells) > MAX_CELLS) cells /= 2
    this.#cells = cells
    this.shift = 32 - Math.log2(cells)
    this.left = Math.floor(box.left * cells)
    this.top = Math.floor(box.top * cells)
    this.columns = span(box.left, box.right, cells)
    this.lines = span(box.top, box.bottom, cells)
    this.#group = new Int32Array(this.size)
    this.#count = new Uint32Array(this.size)
    this.#list = new Uint32Array(this.size)
    this.#spare = new Uint32Array(this.size)
    this.#rank = new Uint32Array(this.size)
    this.#x = new Float64Array(this.size)
    this.#y = new Float64Array(this.size)
  }

  /** Whether this is the grid of a viewport. */
  fits({ west, south, east, north, zoom }: Viewport): boolean {
    const own = this.viewport
    return own.west === west && own.south === south && own.east === east && own.north === north && own.zoom === zoom
  }

  get size(): number {
    return this.columns * this.lines
  }

  /** The cell of a point (shares of 2^32), -1 where it lies outside. */
  cellOf(x: number, y: number): number {
    const column = (x >>> this.shift) - this.left
    const line = (y >>> this.shift) - this.top
    if (column < 0 || column >= this.columns || line < 0 || line >= this.lines) return -1
    return line * this.columns + column
  }

  /** Reads from tallies which cells hold points, and where their middles are. */
  read({ u32, f64 }: Memory, address: number): void {
    let touched = 0
    this.#count.fill(0)
    for (let cell = 0, at = address; cell < this.size; cell++, at += CELL_BYTES) {
      if (u32[(at + CELL_LEAD) >> 2] === 0) continue
      const count = countOfCell(u32, at)
      this.#list[touched++] = cell
      this.#rank[cell] = this.#rankOf(cell, count)
      this.#count[cell] = count
      this.#x[cell] = ((f64[at >> 3] as number) / count) * SHARE
      this.#y[cell] = ((f64[(at >> 3) + 1] as number) / count) * SHARE
    }
    this.touched = putInOrder(this.#list, touched, this.#rank, this.#spare)
  }

  /**
   * Where a cell stands in the order of merging, the least first: by the size of its count, of like ones by lot. A point more
   * seldom changes the size, and the lot is one of the place alone: so what arrives in one place does not regroup another.
   */
  #rankOf(cell: number, count: number): number {
    const column = this.left + (cell % this.columns)
    const line = this.top + Math.floor(cell / this.columns)
    const lot = Math.imul(Math.imul(column, 0x9e3779b1) ^ Math.imul(line, 0x85ebca6b), 0xc2b2ae35) >>> (32 - LOT_BITS)
    return (Math.clz32(count) << LOT_BITS) | lot
  }

  /** Gives each cell its group: the fullest first, with the cells whose middle is nearer than `near` pixels. Returns the number of groups. */
  merge(near: number): number {
    this.#group.fill(NO_GROUP)
    let groups = 0
    for (const cell of this.touched) if (this.#group[cell] === NO_GROUP) this.#take(cell, groups++, near)
    return groups
  }

  /** The group of a cell after `merge`. */
  groupOf(cell: number): number {
    return this.#group[cell] as number
  }

  #take(seed: number, group: number, near: number): void {
    const reach = Math.ceil(near / CELL)
    const column = seed % this.columns
    const line = (seed - column) / this.columns
    const limit = (near / CELL / this.#cells) ** 2
    const bottom = Math.min(this.lines - 1, line + reach)
    const right = Math.min(this.columns - 1, column + reach)
    for (let l = Math.max(0, line - reach); l <= bottom; l++)
      for (let c = Math.max(0, column - reach); c <= right; c++) {
        const cell = l * this.columns + c
        if (this.#count[cell] === 0 || this.#group[cell] !== NO_GROUP) continue
        const dx = (this.#x[seed] as number) - (this.#x[cell] as number)
        const dy = (this.#y[seed] as number) - (this.#y[cell] as number)
        if (dx * dx + dy * dy < limit) this.#group[cell] = group
      }
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
