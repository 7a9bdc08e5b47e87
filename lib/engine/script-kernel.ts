import { wordFails } from './filter'
import type { Kernel } from './kernel'
import {
  BORDER,
  BY_GRADE,
  BY_ORIGIN,
  BY_REGION,
  BY_SECTOR,
  EXTRA,
  FAILS_AT,
  FALSE_POSITIVE,
  GRADES,
  KIND_SEVERITY,
  ORIGIN,
  ORIGIN_FAILS,
  RATES,
  REGION,
  REGION_FAILS,
  REST,
  SCORES,
  SECONDS,
  SECTOR_MASK,
  SECTOR_SHIFT,
  WORD_FAILS,
  WORDS,
} from './layout'
import type { Memory } from './memory'
import { countMatch, countRow } from './row-tally'
import { packScore } from './scoring'

/** The kernel in plain TypeScript: serves where WebAssembly does not, and is the measure of the other. */
export class ScriptKernel implements Kernel {
  readonly name = 'typescript'

  constructor(private readonly memory: Memory) {}

  score(chunk: number, rows: number, reference: number): void {
    for (let i = 0; i < rows; i++) this.#scoreRow(chunk, i, reference)
  }

  scoreMatches(chunk: number, rows: number, reference: number): void {
    const { u8 } = this.memory
    for (let i = 0; i < rows; i++) if (u8[chunk + FAILS_AT + i] === 0) this.#scoreRow(chunk, i, reference)
  }

  #scoreRow(chunk: number, i: number, reference: number): void {
    const { u8, u16, u32, f64 } = this.memory
    const words = u16[((chunk + WORDS) >> 1) + i] as number
    const rest = u32[((chunk + REST) >> 2) + i] as number
    const grades = u8[chunk + GRADES + i] as number
    const kindSeverity = KIND_SEVERITY / 8 + 2 * (words & 63)
    const origin = BY_ORIGIN / 8 + 2 * ((u8[chunk + ORIGIN + i] as number) * 4 + (grades & 3))
    const region = BY_REGION / 8 + 2 * (u16[((chunk + REGION) >> 1) + i] as number)
    const grade = BY_GRADE / 8 + 2 * (grades >> 2)
    const sector = BY_SECTOR / 8 + 2 * ((rest >>> SECTOR_SHIFT) & SECTOR_MASK)
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

  weigh(chunk: number, rows: number, first: number): number {
    const { u8, u32 } = this.memory
    let border = 0
    for (let i = 0; i < rows; i++)
      if (u8[chunk + FAILS_AT + i] === 0 && countMatch(this.memory, chunk, i, first + i, 1) === 'border') u32[BORDER / 4 + border++] = i
    return border
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
    const { u8, u32 } = this.memory
    let border = 0
    for (let i = 0; i < rows; i++) {
      const fails = u8[chunk + FAILS_AT + i] as number
      if ((fails & (fails - 1)) === 0 && countRow(this.memory, chunk, i, first + i, 1) === 'border') u32[BORDER / 4 + border++] = i
    }
    return border
  }
}

/** e^x for -1.4 to 0, to nine digits: the fourth power of e^(x / 4). */
function exponential(x: number): number {
  let sum = 1
  for (let n = 8; n > 0; n--) sum = 1 + (sum * x) / (4 * n)
  return sum ** 4
}
