import { countChunk, timesOf } from './count-chunks'
import { type Addends, addDifference, addendsOf, cellsInUse, keepRow, PEAKS, raisePeaks, regionsInUse, takePeaks } from './cube-columns'
import type { Standing } from './difference'
import { type Filter, installFilter } from './filter'
import { BY_TIME, MAX_BUCKETS } from './layout'
import type { Zone } from './zones'

const MAX_SLICES = 128
/** Cells in all slices together: what the cube may hold. */
const MAX_CELLS = 150_000
const MIN_SLICES = 8
/** The newest chunks stay out: that is where rows arrive. */
const TAIL_CHUNKS = 2

/**
 * The tallies of a query without its time filter, summed up over slices of time: any window of time is the difference of
 * two sums, and a pass over the few chunks at its edges. A slice is a run of whole chunks, so the answer is exact.
 */
export class TimeCube {
  readonly #standing: Standing
  /** Chunks of a slice; the cube reaches up to `#end`. */
  readonly #chunks: number
  readonly #slices: number
  readonly #end: number
  readonly #versions: number[]
  readonly #addends: Addends
  readonly #cells: readonly number[]
  /** Row n: sums over the slices before n. */
  readonly #floats: Float64Array
  readonly #wholes: Uint32Array
  /** Level k, row n: peaks over 2^k slices from n on. */
  readonly #peaks: Uint32Array[] = []
  readonly #times: Uint32Array

  /** Builds the cube of a standing whose filter has no times; null where it would be too large, or is not worth it. */
  static build(standing: Standing): TimeCube | null {
    const { store, filter, grid, buckets } = standing
    const end = store.zones.list.length - TAIL_CHUNKS
    if (end < MIN_SLICES || filter.hits !== null) return null
    installFilter(filter, store.rows.memory)
    store.tallies.clear(grid, buckets)
    for (let chunk = 0; chunk < end; chunk++) countChunk(store, filter, chunk)
    const cells = grid ? cellsInUse(store.rows.memory, store.tallies.cells, grid.size) : []
    const slices = Math.min(MAX_SLICES, end, Math.floor(MAX_CELLS / Math.max(1, cells.length)))
    return slices < MIN_SLICES ? null : new TimeCube(standing, end, slices, cells)
  }

  private constructor(standing: Standing, end: number, slices: number, cells: readonly number[]) {
    const { store, filter, grid, buckets } = standing
    const { memory } = store.rows
    this.#standing = standing
    this.#chunks = Math.ceil(end / slices)
    this.#slices = Math.floor(end / this.#chunks)
    this.#end = this.#slices * this.#chunks
    this.#versions = store.zones.list.slice(0, this.#end).map(({ version }) => version)
    this.#cells = cells
    this.#addends = addendsOf(memory, regionsInUse(memory, store.rows.regions.size), cells)
    const { f64, u32 } = this.#addends
    this.#floats = new Float64Array((this.#slices + 1) * f64.length)
    this.#wholes = new Uint32Array((this.#slices + 1) * u32.length)
    const peaks = new Uint32Array(this.#slices * cells.length * PEAKS)
    store.tallies.clear(grid, buckets)
    for (let slice = 0; slice < this.#slices; slice++) {
      for (let chunk = slice * this.#chunks; chunk < (slice + 1) * this.#chunks; chunk++) countChunk(store, filter, chunk)
      keepRow(memory, this.#addends, this.#floats, this.#wholes, slice + 1)
      takePeaks(memory, cells, peaks, slice * cells.length * PEAKS)
    }
    this.#times = memory.u32.slice(BY_TIME / 4, BY_TIME / 4 + 8 * MAX_BUCKETS)
    this.#stackPeaks(peaks)
  }

  /** Whether the cube answers for a standing, whatever its times. */
  serves({ store, grid, buckets, scoring }: Standing): boolean {
    const own = this.#standing
    return (
      own.store === store &&
      own.grid === grid &&
      own.scoring === scoring &&
      own.buckets.start === buckets.start &&
      own.buckets.step === buckets.step &&
      this.#versions.every((version, chunk) => store.zones.list[chunk]?.version === version)
    )
  }

  /** Makes the tallies of a window of time, all of it and nothing else. */
  tally({ store, filter, grid, buckets }: Standing): void {
    const { memory } = store.rows
    installFilter(filter, memory)
    store.tallies.clear(grid, buckets)
    let from = -1
    for (let slice = 0; slice <= this.#slices; slice++) {
      const isWhole = slice < this.#slices && this.#isInside(filter, slice)
      if (isWhole && from < 0) from = slice
      if (!isWhole && from >= 0) this.#add(from, slice)
      if (!isWhole) from = -1
      if (!isWhole && slice < this.#slices) this.#countEdge(filter, slice)
    }
    memory.u32.set(this.#times, BY_TIME / 4)
    for (let chunk = this.#end; chunk < store.zones.list.length; chunk++) countChunk(store, filter, chunk)
  }

  /** Whether all rows of a slice lie in the window. */
  #isInside(filter: Filter, slice: number): boolean {
    const { list } = this.#standing.store.zones
    for (let chunk = slice * this.#chunks; chunk < (slice + 1) * this.#chunks; chunk++)
      if (timesOf(list[chunk] as Zone, filter) !== 'inside') return false
    return true
  }

  #countEdge(filter: Filter, slice: number): void {
    const { store } = this.#standing
    for (let chunk = slice * this.#chunks; chunk < (slice + 1) * this.#chunks; chunk++)
      if (timesOf(store.zones.list[chunk] as Zone, filter) !== 'outside') countChunk(store, filter, chunk)
  }

  /** Adds the slices `from` up to `to`. */
  #add(from: number, to: number): void {
    const { memory } = this.#standing.store.rows
    addDifference(memory, this.#addends, this.#floats, this.#wholes, to, from)
    const level = 31 - Math.clz32(to - from)
    const width = this.#cells.length * PEAKS
    raisePeaks(memory, this.#cells, this.#peaks[level] as Uint32Array, from * width, (to - (1 << level)) * width)
  }

  #stackPeaks(first: Uint32Array): void {
    const width = this.#cells.length * PEAKS
    this.#peaks.push(first)
    for (let span = 2; span <= this.#slices; span *= 2) {
      const below = this.#peaks.at(-1) as Uint32Array
      const level = new Uint32Array((this.#slices - span + 1) * width)
      for (let i = 0; i < level.length; i++) level[i] = Math.max(below[i] as number, below[i + (span / 2) * width] as number)
      this.#peaks.push(level)
    }
  }
}
