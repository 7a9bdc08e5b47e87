import type { Comparison } from '../lens/comparison'
import { CLASSES } from '../lens/lens'
import { decayAt, type Facts } from '../lens/score'
import { COUNTRIES } from '../region/region'
import { KINDS } from '../taxonomy'

const WIDTH = COUNTRIES.length + 1

/** Loads of one country under both sides, in all or of one kind. */
export interface CountryLoad {
  country: string
  count: number
  east: number
  west: number
  /** Matches per agreement class, in the order of `CLASSES`. */
  classes: number[]
}

/** Sums by kind and country under both sides at one moment. */
export class RegionSums {
  readonly #counts = new Uint32Array(KINDS.length * WIDTH)
  readonly #east = new Float64Array(KINDS.length * WIDTH)
  readonly #west = new Float64Array(KINDS.length * WIDTH)
  readonly #classes = new Uint32Array(CLASSES.length * WIDTH)

  /** Adds an incident with its scores and the code of its class. */
  add(facts: Facts, east: number, west: number, agreement: number): void {
    const at = facts.kind * WIDTH + facts.country
    this.#counts[at] = (this.#counts[at] as number) + 1
    this.#east[at] = (this.#east[at] as number) + east
    this.#west[at] = (this.#west[at] as number) + west
    this.#classes[agreement * WIDTH + facts.country] = (this.#classes[agreement * WIDTH + facts.country] as number) + 1
  }

  /** The countries with a match, of all kinds or of one (its code). Classes are of all kinds. */
  countries(kind: number | null = null): CountryLoad[] {
    const kinds = kind === null ? [...KINDS.keys()] : [kind]
    const sum = (list: Uint32Array | Float64Array, code: number) =>
      kinds.reduce((all, one) => all + (list[one * WIDTH + code] as number), 0)
    return COUNTRIES.flatMap((country, at): CountryLoad[] => {
      const code = at + 1
      const count = sum(this.#counts, code)
      const classes = CLASSES.map((_, agreement) => this.#classes[agreement * WIDTH + code] as number)
      return count === 0 ? [] : [{ country, count, east: sum(this.#east, code), west: sum(this.#west, code), classes }]
    })
  }
}

/** Loads by code of country. */
export function noLoads(): Float64Array {
  return new Float64Array(WIDTH)
}

/** Moments in equal steps up to the end of a window, milliseconds since 1970. */
export interface Moments {
  from: number
  step: number
  count: number
}

/** The moment of a step, from 0. */
export function momentOf({ from, step }: Moments, index: number): number {
  return from + (index + 1) * step
}

/** Loads by country at each of many moments, under one pair of lenses: what was reported by then, decayed to then. */
export class LoadsOverTime {
  readonly #counts: Uint32Array
  readonly #loads: { east: Float64Array; west: Float64Array }
  readonly #size = KINDS.length * WIDTH

  constructor(
    private readonly sides: Pick<Comparison, 'east' | 'west'>,
    private readonly moments: Moments,
  ) {
    const room = moments.count * this.#size
    this.#counts = new Uint32Array(room)
    this.#loads = { east: new Float64Array(room), west: new Float64Array(room) }
  }

  /** Adds an incident, with its scores before decay, to the first moment at or after it; one after the last moment is left out. */
  add(facts: Facts, bases: { east: number; west: number }): void {
    const { from, step, count } = this.moments
    const index = Math.max(0, Math.ceil((facts.occurredAt - from) / step) - 1)
    if (index >= count) return
    const at = index * this.#size + facts.kind * WIDTH + facts.country
    this.#counts[at] = (this.#counts[at] as number) + 1
    for (const side of ['east', 'west'] as const) {
      const halfLife = this.sides[side].halfLifeMs[facts.kind] as number
      const decay = decayAt(halfLife, facts.occurredAt, momentOf(this.moments, index))
      this.#loads[side][at] = (this.#loads[side][at] as number) + bases[side] * decay
    }
  }

  /** The loads at each moment in turn, of the countries with a match by then. What came before has decayed from step to step. */
  *each(): Generator<{ east: number[]; west: number[] }> {
    const seen = new Uint32Array(WIDTH)
    const held = { east: new Float64Array(this.#size), west: new Float64Array(this.#size) }
    for (let index = 0; index < this.moments.count; index++) {
      for (const side of ['east', 'west'] as const) this.#advance(held[side], side, index)
      for (let at = 0; at < this.#size; at++)
        seen[at % WIDTH] = (seen[at % WIDTH] as number) + (this.#counts[index * this.#size + at] as number)
      const countries = [...seen.keys()].filter((code) => code > 0 && (seen[code] as number) > 0)
      yield { east: sumKinds(held.east, countries), west: sumKinds(held.west, countries) }
    }
  }

  #advance(held: Float64Array, side: 'east' | 'west', index: number): void {
    const { halfLifeMs } = this.sides[side]
    for (let kind = 0; kind < KINDS.length; kind++) {
      const decay = 0.5 ** (this.moments.step / (halfLifeMs[kind] as number))
      for (let at = kind * WIDTH; at < (kind + 1) * WIDTH; at++)
        held[at] = (held[at] as number) * decay + (this.#loads[side][index * this.#size + at] as number)
    }
  }
}

function sumKinds(held: Float64Array, countries: readonly number[]): number[] {
  return countries.map((code) => KINDS.reduce((sum, _, kind) => sum + (held[kind * WIDTH + code] as number), 0))
}
