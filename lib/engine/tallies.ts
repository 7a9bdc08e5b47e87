import type { CellGrid } from './cell-grid'
import { BY_TIME, CELL_BYTES, FACETS, FIXED_END, GRID, HIGH, LOAD_BYTES, LOADS, TIME } from './layout'
import type { Memory } from './memory'

/** Buckets of the histogram: the second at which the first starts, seconds of each, and how many. */
export interface Buckets {
  start: number
  step: number
  buckets: number
}

/** The sums that a pass makes, in the one buffer where the kernel adds to them. */
export class Tallies {
  #cells = 0
  #room = 0

  constructor(readonly memory: Memory) {}

  /** Address of the first cell of the grid. */
  get cells(): number {
    return this.#cells
  }

  /** Starts from nothing, on a grid (null for none) and over buckets. */
  clear(grid: CellGrid | null, { start, step }: Buckets): void {
    // One cell more takes what lies outside.
    const size = grid ? (grid.size + 1) * CELL_BYTES : 0
    if (size > this.#room) {
      this.#room = Math.max(size, this.#room * 2)
      this.#cells = this.memory.alloc(this.#room)
    }
    const { u8, u32 } = this.memory
    u8.fill(0, FACETS, FIXED_END)
    u8.fill(0, this.#cells, this.#cells + size)
    u32.set([grid?.left ?? 0, grid?.top ?? 0, grid?.columns ?? 0, grid?.lines ?? 0, grid?.shift ?? 0, grid ? this.#cells : 0], GRID / 4)
    u32.set([start, step], TIME / 4)
  }

  /** Starts what depends on scores from nothing, on the grid that the tallies stand on. */
  clearScores(grid: CellGrid | null): void {
    const { u8 } = this.memory
    u8.fill(0, LOADS, BY_TIME)
    if (grid) u8.fill(0, this.#cells, this.#cells + (grid.size + 1) * CELL_BYTES)
  }

  /** Moves a match of a region from the class it was counted under to another. */
  reclass(region: number, isPoint: boolean, from: number, to: number): void {
    const { u32 } = this.memory
    const at = (LOADS + LOAD_BYTES * region) / 4 + 4 + (isPoint ? 0 : 4)
    u32[at + from] = (u32[at + from] as number) - 1
    u32[at + to] = (u32[at + to] as number) + 1
  }

  /** The class that two scores are counted under. */
  classOf(east: number, west: number): number {
    const { f64 } = this.memory
    return (east - (f64[HIGH / 8] as number) >= 0 ? 1 : 0) + (west - (f64[HIGH / 8 + 1] as number) >= 0 ? 2 : 0)
  }
}
