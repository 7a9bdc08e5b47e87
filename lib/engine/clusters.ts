import { CellGrid } from './cell-grid'
import type { Columns } from './columns'
import { GroupSums } from './group-sums'
import type { MapSymbol, Viewport } from './messages'

/** A symbol without its ids, and the row of its foremost member. */
export interface Cluster {
  lead: number
  symbol: Omit<MapSymbol, 'key' | 'id'>
}

/** Symbols nearer than this, in pixels, become one. */
const NEAR = 46
const MAX_SYMBOLS = 2000

/**
 * Groups the points of a viewport: counted in a grid of the screen, then merged, the fullest cell first, with the
 * cells around it that would overlap. Only points become symbols. Holds its memory between calls.
 */
export class Clusters {
  #rows = new Uint32Array(0)
  #cells = new Int32Array(0)
  #shown = 0
  #grid: CellGrid | null = null

  group(columns: Columns, matches: Uint32Array, viewport: Viewport): Cluster[] {
    const grid = new CellGrid(viewport)
    this.#grid = grid
    this.#shown = this.#count(columns, matches, grid)
    let near = NEAR
    let groups = grid.merge(near)
    while (groups > MAX_SYMBOLS) {
      near *= 1.5
      groups = grid.merge(near)
    }
    return this.#gather(columns, groups, grid)
  }

  /** The rows of the group that a row belonged to in the last call; none where it stood in no group. */
  membersOf(row: number): number[] {
    const at = this.#rows.subarray(0, this.#shown).indexOf(row)
    if (at < 0 || !this.#grid) return []
    const group = this.#grid.groupOf(this.#cells[at] as number)
    const members: number[] = []
    for (let i = 0; i < this.#shown; i++) if (this.#grid.groupOf(this.#cells[i] as number) === group) members.push(this.#rows[i] as number)
    return members
  }

  /** Puts each point in its cell; returns how many lie in the viewport. */
  #count(c: Columns, matches: Uint32Array, grid: CellGrid): number {
    if (this.#rows.length < matches.length) {
      this.#rows = new Uint32Array(c.lane.length)
      this.#cells = new Int32Array(c.lane.length)
    }
    let shown = 0
    for (let i = 0; i < matches.length; i++) {
      const row = matches[i] as number
      const cell = grid.add(c.x[row] as number, c.y[row] as number)
      if (cell < 0) continue
      this.#rows[shown] = row
      this.#cells[shown++] = cell
    }
    return shown
  }

  #gather(c: Columns, groups: number, grid: CellGrid): Cluster[] {
    const sums = new GroupSums(groups)
    for (let i = 0; i < this.#shown; i++) sums.add(grid.groupOf(this.#cells[i] as number), c, this.#rows[i] as number)
    return Array.from({ length: groups }, (_, group) => ({ lead: sums.lead(group), symbol: sums.symbol(group, c) }))
  }
}
