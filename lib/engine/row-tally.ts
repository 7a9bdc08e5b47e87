import { addToCell, takeFromCell } from './cells'
import { FAILS } from './filter'
import {
  BORDER_MILLIONTHS,
  BY_TIME,
  DECAYS,
  FACETS,
  FAILS_AT,
  GRID,
  HIGH,
  LOAD_BYTES,
  LOADS,
  MISSED_REGION,
  NO_POINT,
  POINTS,
  REGION,
  REST,
  SCORES,
  SECONDS,
  TECHNOLOGY_CODES,
  TECHNOLOGY_SHIFT,
  TIME,
  WORDS,
} from './layout'
import type { Memory } from './memory'

const BORDER_WIDTH = BORDER_MILLIONTHS / 1e6

/** `border`: the class is too close to call. `broken`: a cell cannot tell its box or lead without this row. */
type Counted = 'sure' | 'border' | 'broken'

/** Adds a marked row that fails at most one filter to the tallies (1), or takes it out again (-1). `i` counts it in its chunk. */
export function countRow(memory: Memory, chunk: number, i: number, row: number, sign: 1 | -1): Counted {
  const { u8, u16 } = memory
  const fails = u8[chunk + FAILS_AT + i] as number
  const words = u16[((chunk + WORDS) >> 1) + i] as number
  if ((fails & ~FAILS.kind) === 0) add(memory, FACETS + 4 * (words & 7), sign)
  if ((fails & ~FAILS.severity) === 0) add(memory, FACETS + 32 + 4 * ((words >> 3) & 7), sign)
  if ((fails & ~FAILS.investigation) === 0) add(memory, FACETS + 64 + 4 * ((words >> 6) & 3), sign)
  if ((fails & ~FAILS.determination) === 0) add(memory, FACETS + 96 + 4 * ((words >> 8) & 7), sign)
  if ((fails & ~FAILS.tlp) === 0) add(memory, FACETS + 128 + 4 * ((words >> 11) & 7), sign)
  if ((fails & ~FAILS.time) === 0) add(memory, BY_TIME + 32 * bucketOf(memory, chunk, i) + 4 * (words & 7), sign)
  if ((fails & ~FAILS.technology) === 0)
    add(memory, TECHNOLOGY_CODES + 4 * ((memory.u32[((chunk + REST) >> 2) + i] as number) >>> TECHNOLOGY_SHIFT), sign)
  if (fails === FAILS.region) add(memory, MISSED_REGION + 4 * (u16[((chunk + REGION) >> 1) + i] as number), sign)
  return fails === 0 ? countMatch(memory, chunk, i, row, sign) : 'sure'
}

/** Adds a row that fails nothing to what depends on scores (1), or takes it out again (-1). */
export function countMatch(memory: Memory, chunk: number, i: number, row: number, sign: 1 | -1): Counted {
  const { u16, u32, f64 } = memory
  const words = u16[((chunk + WORDS) >> 1) + i] as number
  const decay = ((chunk + DECAYS) >> 3) + 2 * (words & 7)
  const score = ((chunk + SCORES) >> 2) + 2 * i
  const east = (u32[score] as number) * (f64[decay] as number)
  const west = (u32[score + 1] as number) * (f64[decay + 1] as number)
  const toEast = east - (f64[HIGH >> 3] as number)
  const toWest = west - (f64[(HIGH >> 3) + 1] as number)
  const isPoint = u32[((chunk + POINTS) >> 2) + 2 * i] !== NO_POINT
  const load = LOADS + LOAD_BYTES * (u16[((chunk + REGION) >> 1) + i] as number)
  f64[load >> 3] = (f64[load >> 3] as number) + sign * east
  f64[(load >> 3) + 1] = (f64[(load >> 3) + 1] as number) + sign * west
  add(memory, load + 16 + 4 * ((toEast >= 0 ? 1 : 0) + (toWest >= 0 ? 2 : 0) + (isPoint ? 0 : 4)), sign)
  if (isPoint && !countPoint(memory, chunk, i, east, west, words, row, sign)) return 'broken'
  return Math.abs(toEast) < BORDER_WIDTH || Math.abs(toWest) < BORDER_WIDTH ? 'border' : 'sure'
}

/** False where a cell cannot do without the point. */
function countPoint(
  memory: Memory,
  chunk: number,
  i: number,
  east: number,
  west: number,
  words: number,
  row: number,
  sign: 1 | -1,
): boolean {
  const { u32 } = memory
  const grid = GRID >> 2
  const x = u32[((chunk + POINTS) >> 2) + 2 * i] as number
  const y = u32[((chunk + POINTS) >> 2) + 2 * i + 1] as number
  const columns = u32[grid + 2] as number
  const shift = u32[grid + 4] as number
  const column = (x >>> shift) - (u32[grid] as number)
  const line = (y >>> shift) - (u32[grid + 1] as number)
  if (u32[grid + 5] === 0 || column < 0 || column >= columns || line < 0 || line >= (u32[grid + 3] as number)) return true
  const cell = line * columns + column
  if (sign === -1) return takeFromCell(memory, cell, x, y, east, west, words, row)
  addToCell(memory, cell, x, y, east, west, words, row)
  return true
}

function bucketOf({ u32 }: Memory, chunk: number, i: number): number {
  return Math.floor(((u32[((chunk + SECONDS) >> 2) + i] as number) - (u32[TIME >> 2] as number)) / (u32[(TIME >> 2) + 1] as number))
}

function add({ u32 }: Memory, address: number, more: 1 | -1): void {
  u32[address >> 2] = (u32[address >> 2] as number) + more
}
