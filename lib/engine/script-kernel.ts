import { addToCell } from './cells'
import { FAILS, wordFails } from './filter'
import type { Kernel } from './kernel'
import {
  BORDER,
  BORDER_MILLIONTHS,
  BY_GRADE,
  BY_ORIGIN,
  BY_REGION,
  BY_SECTOR,
  BY_TIME,
  DECAYS,
  EXTRA,
  FACETS,
  FAILS_AT,
  FALSE_POSITIVE,
  GRADES,
  GRID,
  HIGH,
  KIND_SEVERITY,
  LOAD_BYTES,
  LOADS,
  MISSED_REGION,
  NO_POINT,
  ORIGIN,
  ORIGIN_FAILS,
  POINTS,
  RATES,
  REGION,
  REGION_FAILS,
  REST,
  SCORES,
  SECONDS,
  TIME,
  WORD_FAILS,
  WORDS,
} from './layout'
import type { Memory } from './memory'
import { packScore } from './scoring'

const BORDER_WIDTH = BORDER_MILLIONTHS / 1e6

/** The kernel in plain TypeScript: serves where WebAssembly does not, and is the measure of the other. */
export class ScriptKernel implements Kernel {
  readonly name = 'typescript'

  constructor(private readonly memory: Memory) {}

  score(chunk: number, rows: number, reference: number): void {
    const { u8, u16, u32, f64 } = this.memory
    for (let i = 0; i < rows; i++) {
      const words = u16[((chunk + WORDS) >> 1) + i] as number
      const rest = u32[((chunk + REST) >> 2) + i] as number
      const grades = u8[chunk + GRADES + i] as number
      const kindSeverity = KIND_SEVERITY / 8 + 2 * (words & 63)
      const origin = BY_ORIGIN / 8 + 2 * ((u8[chunk + ORIGIN + i] as number) * 4 + (grades & 3))
      const region = BY_REGION / 8 + 2 * (u16[((chunk + REGION) >> 1) + i] as number)
      const grade = BY_GRADE / 8 + 2 * (grades >> 2)
      const sector = BY_SECTOR / 8 + 2 * (rest >>> 20)
      const rate = RATES / 8 + 2 * (words & 7)
      const age = (u32[((chunk + SECONDS) >> 2) + i] as number) + (rest & 1023) / 1000 - reference
      const standing = ((words >> 8) & 7) === FALSE_POSITIVE ? 0 : 1
      for (let lens = 0; lens < 2; lens++) {
        const base =
          (f64[kindSeverity + lens] as number) +
          (f64[origin + lens] as number) +
          (f64[region + lens] as number) +
          (f64[grade + lens] as number) +
          (f64[sector + lens] as number)
        u32[((chunk + SCORES) >> 2) + 2 * i + lens] = packScore(base * exponential(age * (f64[rate + lens] as number)) * standing)
      }
    }
  }

  markPlaces(chunk: number, rows: number, origins: number, regions: number): void {
    const { u8, u16 } = this.memory
    for (let i = 0; i < rows; i++) {
      const origin = origins ? (u8[ORIGIN_FAILS + (u8[chunk + ORIGIN + i] as number)] as number) : 0
      u8[EXTRA + i] = origin | (regions ? (u8[REGION_FAILS + (u16[((chunk + REGION) >> 1) + i] as number)] as number) : 0)
    }
  }

  mark(chunk: number, rows: number, extra: number): number {
    const { u8, u16 } = this.memory
    const tables = u8.slice(WORD_FAILS, WORD_FAILS + 96)
    let marked = 0
    for (let i = 0; i < rows; i++) {
      const fails = wordFails(tables, u16[((chunk + WORDS) >> 1) + i] as number) | (extra ? (u8[EXTRA + i] as number) : 0)
      u8[chunk + FAILS_AT + i] = fails
      if ((fails & (fails - 1)) === 0) marked++
    }
    return marked
  }

  count(chunk: number, rows: number, first: number): number {
    const { u8, u16 } = this.memory
    let border = 0
    for (let i = 0; i < rows; i++) {
      const fails = u8[chunk + FAILS_AT + i] as number
      if ((fails & (fails - 1)) !== 0) continue
      const words = u16[((chunk + WORDS) >> 1) + i] as number
      this.#countWords(fails, words)
      if ((fails & ~FAILS.time) === 0) this.#add(BY_TIME + 32 * this.#bucketOf(chunk, i) + 4 * (words & 7))
      if (fails === FAILS.region) this.#add(MISSED_REGION + 4 * (u16[((chunk + REGION) >> 1) + i] as number))
      if (fails === 0 && this.#countMatch(chunk, i, first + i, words)) this.memory.u32[BORDER / 4 + border++] = i
    }
    return border
  }

  #countWords(fails: number, words: number): void {
    if ((fails & ~FAILS.kind) === 0) this.#add(FACETS + 4 * (words & 7))
    if ((fails & ~FAILS.severity) === 0) this.#add(FACETS + 32 + 4 * ((words >> 3) & 7))
    if ((fails & ~FAILS.investigation) === 0) this.#add(FACETS + 64 + 4 * ((words >> 6) & 3))
    if ((fails & ~FAILS.determination) === 0) this.#add(FACETS + 96 + 4 * ((words >> 8) & 7))
    if ((fails & ~FAILS.tlp) === 0) this.#add(FACETS + 128 + 4 * ((words >> 11) & 7))
  }

  #add(address: number): void {
    const { u32 } = this.memory
    u32[address >> 2] = (u32[address >> 2] as number) + 1
  }

  #bucketOf(chunk: number, i: number): number {
    const { u32 } = this.memory
    return Math.floor(((u32[((chunk + SECONDS) >> 2) + i] as number) - (u32[TIME / 4] as number)) / (u32[TIME / 4 + 1] as number))
  }

  /** Returns whether the class is too close to call. */
  #countMatch(chunk: number, i: number, row: number, words: number): boolean {
    const { u16, u32, f64 } = this.memory
    const decay = ((chunk + DECAYS) >> 3) + 2 * (words & 7)
    const score = ((chunk + SCORES) >> 2) + 2 * i
    const east = (u32[score] as number) * (f64[decay] as number)
    const west = (u32[score + 1] as number) * (f64[decay + 1] as number)
    const toEast = east - (f64[HIGH / 8] as number)
    const toWest = west - (f64[HIGH / 8 + 1] as number)
    const point = ((chunk + POINTS) >> 2) + 2 * i
    const x = u32[point] as number
    const y = u32[point + 1] as number
    const load = LOADS + LOAD_BYTES * (u16[((chunk + REGION) >> 1) + i] as number)
    const group = load / 4 + 4 + (toEast >= 0 ? 1 : 0) + (toWest >= 0 ? 2 : 0) + (x === NO_POINT ? 4 : 0)
    f64[load / 8] = (f64[load / 8] as number) + east
    f64[load / 8 + 1] = (f64[load / 8 + 1] as number) + west
    u32[group] = (u32[group] as number) + 1
    if (x !== NO_POINT && u32[GRID / 4 + 5] !== 0) this.#countPoint(x, y, east, west, words, row)
    return Math.abs(toEast) < BORDER_WIDTH || Math.abs(toWest) < BORDER_WIDTH
  }

  #countPoint(x: number, y: number, east: number, west: number, words: number, row: number): void {
    const { u32 } = this.memory
    const at = GRID / 4
    const columns = u32[at + 2] as number
    const shift = u32[at + 4] as number
    const column = (x >>> shift) - (u32[at] as number)
    const line = (y >>> shift) - (u32[at + 1] as number)
    if (column < 0 || column >= columns || line < 0 || line >= (u32[at + 3] as number)) return
    addToCell(this.memory, line * columns + column, x, y, east, west, words, row)
  }
}

/** e^x for -0.35 to 0, to ten digits. */
function exponential(x: number): number {
  let sum = 1
  for (let n = 8; n > 0; n--) sum = 1 + (sum * x) / n
  return sum
}
