import { KINDS } from '../core/taxonomy'
import { BY_TIME, CELL_BOX, CELL_BYTES, CELL_KINDS, CELL_LEAD, CELL_LOADS, FACETS, LOAD_BYTES, LOADS, MISSED_REGION } from './layout'
import type { Memory } from './memory'

/** Where the numbers of a tally stand that add up: addresses in units of their width. */
export interface Addends {
  /** Floats: loads of regions, sums of cells. */
  f64: Uint32Array
  /** Whole numbers: facets, missed regions, classes of regions, kinds of cells, kinds over time. */
  u32: Uint32Array
}

/**
 * The addends of a cube over cells and so many buckets of time. The tallies stand for all that the cube may count: what is zero
 * there is zero in every part of it, and left out.
 */
export function addendsOf(memory: Memory, regions: readonly number[], cells: readonly number[], buckets = 0): Addends {
  const f64: number[] = []
  const u32: number[] = []
  for (let at = FACETS; at < MISSED_REGION; at += 4) u32.push(at / 4)
  for (const region of regions) {
    const at = LOADS + LOAD_BYTES * region
    u32.push(MISSED_REGION / 4 + region)
    for (let group = 0; group < 8; group++) u32.push(at / 4 + 4 + group)
    f64.push(at / 8, at / 8 + 1)
  }
  for (const cell of cells) {
    for (let slot = 0; slot < 16; slot++) if ((slot & 7) < 6) u32.push((cell + CELL_KINDS) / 4 + slot)
    f64.push(cell / 8, cell / 8 + 1, (cell + CELL_LOADS) / 8, (cell + CELL_LOADS) / 8 + 1)
  }
  for (let bucket = 0; bucket < buckets; bucket++) for (let kind = 0; kind < KINDS.length; kind++) u32.push(BY_TIME / 4 + 8 * bucket + kind)
  return {
    f64: Uint32Array.from(f64.filter((at) => memory.f64[at] !== 0)),
    u32: Uint32Array.from(u32.filter((at) => memory.u32[at] !== 0)),
  }
}

/** Keeps the addends as they stand in a row of two tables. */
export function keepRow({ f64, u32 }: Memory, addends: Addends, floats: Float64Array, wholes: Uint32Array, row: number): void {
  for (let i = 0, to = row * addends.f64.length; i < addends.f64.length; i++) floats[to + i] = f64[addends.f64[i] as number] as number
  for (let i = 0, to = row * addends.u32.length; i < addends.u32.length; i++) wholes[to + i] = u32[addends.u32[i] as number] as number
}

/** Adds a row of two tables to the tallies. */
export function addRow({ f64, u32 }: Memory, addends: Addends, floats: Float64Array, wholes: Uint32Array, row: number): void {
  for (let i = 0, from = row * addends.f64.length; i < addends.f64.length; i++) {
    const at = addends.f64[i] as number
    f64[at] = (f64[at] as number) + (floats[from + i] as number)
  }
  for (let i = 0, from = row * addends.u32.length; i < addends.u32.length; i++) {
    const at = addends.u32[i] as number
    u32[at] = (u32[at] as number) + (wholes[from + i] as number)
  }
}

/** Adds a row of two tables to the tallies, and takes away another. */
export function addDifference(
  { f64, u32 }: Memory,
  addends: Addends,
  floats: Float64Array,
  wholes: Uint32Array,
  plus: number,
  minus: number,
): void {
  const { f64: floatsAt, u32: wholesAt } = addends
  for (let i = 0, a = minus * floatsAt.length, b = plus * floatsAt.length; i < floatsAt.length; i++) {
    const at = floatsAt[i] as number
    f64[at] = (f64[at] as number) + (floats[b + i] as number) - (floats[a + i] as number)
  }
  for (let i = 0, a = minus * wholesAt.length, b = plus * wholesAt.length; i < wholesAt.length; i++) {
    const at = wholesAt[i] as number
    u32[at] = (u32[at] as number) + (wholes[b + i] as number) - (wholes[a + i] as number)
  }
}

/** Numbers of a cell that are the greatest of its points: box and lead. */
export const PEAKS = 5

/** Moves the peaks of cells out of the tallies, so that those of the next slice stand by themselves. */
export function takePeaks({ u32 }: Memory, cells: readonly number[], to: Uint32Array, at: number): void {
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as number
    for (let peak = 0; peak < PEAKS; peak++) {
      const from = (cell + (peak < 4 ? CELL_BOX + 4 * peak : CELL_LEAD)) >> 2
      to[at + i * PEAKS + peak] = u32[from] as number
      u32[from] = 0
    }
  }
}

/** Raises the peaks of cells in the tallies to those of two rows of a table. */
export function raisePeaks({ u32 }: Memory, cells: readonly number[], table: Uint32Array, one: number, other: number): void {
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as number
    for (let peak = 0; peak < PEAKS; peak++) {
      const to = (cell + (peak < 4 ? CELL_BOX + 4 * peak : CELL_LEAD)) >> 2
      const value = Math.max(table[one + i * PEAKS + peak] as number, table[other + i * PEAKS + peak] as number)
      if (value > (u32[to] as number)) u32[to] = value
    }
  }
}

/** Addresses of the cells that hold points. */
export function cellsInUse({ u32 }: Memory, first: number, size: number): number[] {
  const cells: number[] = []
  for (let cell = first; cell < first + size * CELL_BYTES; cell += CELL_BYTES) if (u32[(cell + CELL_LEAD) >> 2] !== 0) cells.push(cell)
  return cells
}

/** Codes of the regions that count anything. */
export function regionsInUse({ u32 }: Memory, size: number): number[] {
  const regions: number[] = []
  for (let region = 0; region < size; region++) {
    const at = (LOADS + LOAD_BYTES * region) / 4 + 4
    let any = u32[MISSED_REGION / 4 + region] as number
    for (let group = 0; group < 8; group++) any += u32[at + group] as number
    if (any > 0) regions.push(region)
  }
  return regions
}
