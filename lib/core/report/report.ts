import { type Cohesion, cohesion, rankable } from '../cohesion'
import { type Interval, intervalOf } from '../cohesion-interval'
import type { Comparison } from '../lens/comparison'
import { type AgreementClass, CLASSES } from '../lens/lens'
import { agreementClass, baseScore, type CompiledLens, decayAt, type Facts } from '../lens/score'
import { leadingClass } from '../overlay/shade'
import { countryCode } from '../region/region'
import { KINDS, type Kind, TLPS, type Tlp } from '../taxonomy'
import { type BridgeItem, bridgeOf } from './bridge'
import { Foremost, type Scored } from './foremost'
import type { HolderLens } from './holders'
import { type CountryLoad, LoadsOverTime, type Moments, momentOf, noLoads, RegionSums } from './region-sums'

/** Of how many incidents each side's first are ranked: an order of all would be one of what neither will ever look at. */
export const RANKED_INCIDENTS = 500
/** Moments of the line over time. */
const MOMENTS = 48

/** What a report is made for. */
export interface ReportPlan {
  /** The two lenses and the moment of the scores. */
  sides: Comparison
  /** The lenses in force at another moment; the same objects while nothing changes. */
  sidesAt: (at: number) => Pick<Comparison, 'east' | 'west'>
  /** The window of the line over time, milliseconds since 1970. */
  span: [number, number]
  /** Who is compared in pairs. */
  holders: readonly HolderLens[]
}

/** A cohesion with its interval; null where there is none. */
export interface Measured extends Cohesion {
  interval: Interval | null
}

/** All that is derived from the two views of one set of incidents at one moment. `K` names an incident. */
export interface Report<K> {
  total: number
  /** Highest marking among the incidents; null where there are none. */
  highestTlp: Tlp | null
  /** Of the countries by their loads. */
  regions: Measured
  /** Of the incidents that either side puts among its first `RANKED_INCIDENTS`, by their scores. */
  incidents: Measured
  kinds: ({ kind: Kind } & Measured)[]
  /** Of the countries, at moments in equal steps: what was reported by then, decayed to then, under the lenses in force then. */
  series: ({ at: number } & Measured)[]
  /** Tau-b of the countries for each pair of holders, row by row; null where there is none. */
  matrix: { holders: Omit<HolderLens, 'lens'>[]; tau: (number | null)[][]; n: number }
  bridge: { regions: BridgeItem<string>[]; incidents: BridgeItem<K>[] }
}

/** Takes incidents one by one and makes a report of them. Both halves may be done in slices. */
export class ReportMaker<K> {
  readonly #sums = new RegionSums()
  readonly #foremost = new Foremost<K>(RANKED_INCIDENTS)
  /** Each lens once: an incident is scored once under each. */
  readonly #lenses = new Map<CompiledLens, OneLens>()
  readonly #east: OneLens
  readonly #west: OneLens
  readonly #overTime: { east: OneLens; west: OneLens; loads: LoadsOverTime }[] = []
  readonly #stretches: { loads: LoadsOverTime; from: number; to: number }[] = []
  readonly #moments: Moments
  #total = 0
  #highest = -1

  constructor(private readonly plan: ReportPlan) {
    const [from, to] = plan.span
    this.#moments = { from, step: Math.max(1, (to - from) / MOMENTS), count: MOMENTS }
    this.#east = this.#one(plan.sides.east)
    this.#west = this.#one(plan.sides.west)
    for (let index = 0; index < MOMENTS; index++) this.#stretch(index)
    for (const { lens } of plan.holders) this.#one(lens).loads ??= noLoads()
  }

  /** Takes an incident, with the code of its marking. */
  add(facts: Facts, key: K, tlp: number): void {
    for (const one of this.#lenses.values()) scoreUnder(one, facts, this.plan.sides.at)
    const [east, west] = [this.#east.score, this.#west.score]
    this.#total++
    this.#highest = Math.max(this.#highest, tlp)
    this.#sums.add(facts, east, west, CLASSES.indexOf(this.#classOf({ east, west })))
    this.#foremost.add({ key, east, west })
    for (const one of this.#overTime) one.loads.add(facts, { east: one.east.base, west: one.west.base })
  }

  /** Makes the report of what was taken. Rests (yields) now and then. */
  *finish(): Generator<void, Report<K>> {
    const countries = this.#sums.countries()
    yield
    const foremost = this.#foremost.list()
    yield
    const [regions, incidents] = [yield* measure(countries), yield* measure(foremost)]
    return {
      total: this.#total,
      highestTlp: TLPS[this.#highest] ?? null,
      regions,
      incidents,
      kinds: yield* this.#kinds(),
      series: yield* this.#series(),
      matrix: this.#matrix(),
      bridge: yield* this.#bridge(countries, foremost),
    }
  }

  *#bridge(countries: readonly CountryLoad[], foremost: readonly Scored<K>[]): Generator<void, Report<K>['bridge']> {
    yield
    const regions = bridgeOf(
      countries.map(({ country, ...sums }) => ({
        key: country,
        east: sums.east,
        west: sums.west,
        agreement: leadingClass({ region: country, ...sums }),
      })),
    )
    yield
    return { regions, incidents: bridgeOf(foremost.map((one) => ({ ...one, agreement: this.#classOf(one) }))) }
  }

  #classOf({ east, west }: { east: number; west: number }): AgreementClass {
    const { sides } = this.plan
    return agreementClass(east, west, sides.east.highFrom, sides.west.highFrom)
  }

  #one(lens: CompiledLens): OneLens {
    const known = this.#lenses.get(lens) ?? { lens, base: 0, score: 0, loads: null }
    this.#lenses.set(lens, known)
    return known
  }

  /** Notes under which lenses a moment is scored; neighbours under the same lenses are one stretch. */
  #stretch(index: number): void {
    const sides = this.plan.sidesAt(momentOf(this.#moments, index))
    const [east, west] = [this.#one(sides.east), this.#one(sides.west)]
    const known = this.#overTime.find((one) => one.east === east && one.west === west)
    const loads = known?.loads ?? new LoadsOverTime(sides, this.#moments)
    if (!known) this.#overTime.push({ east, west, loads })
    const last = this.#stretches.at(-1)
    if (last?.loads === loads) last.to = index
    else this.#stretches.push({ loads, from: index, to: index })
  }

  *#kinds(): Generator<void, Report<K>['kinds']> {
    const kinds: Report<K>['kinds'] = []
    for (const [code, kind] of KINDS.entries()) kinds.push({ kind, ...(yield* measure(this.#sums.countries(code))) })
    return kinds
  }

  *#series(): Generator<void, Report<K>['series']> {
    const series: Report<K>['series'] = []
    for (const { loads, from, to } of this.#stretches) {
      let index = 0
      for (const { east, west } of loads.each()) {
        if (index >= from && index <= to) series.push({ at: momentOf(this.#moments, index), ...(yield* measureLists(east, west)) })
        index++
      }
    }
    return series
  }

  #matrix(): Report<K>['matrix'] {
    const { holders } = this.plan
    const codes = this.#sums.countries().map(({ country }) => country)
    const loadsOf = new Map<CompiledLens, number[]>()
    for (const { lens, loads } of this.#lenses.values())
      if (loads)
        loadsOf.set(
          lens,
          codes.map((country) => loads[countryCode(country)] as number),
        )
    const known = new Map<CompiledLens, Map<CompiledLens, number | null>>()
    const tauOf = (a: CompiledLens, b: CompiledLens): number | null => {
      const found = known.get(a)?.get(b)
      if (found !== undefined) return found
      const { tau } = cohesion(loadsOf.get(a) ?? [], loadsOf.get(b) ?? [])
      for (const [x, y] of [
        [a, b],
        [b, a],
      ] as const)
        known.set(x, (known.get(x) ?? new Map()).set(y, tau))
      return tau
    }
    return {
      holders: holders.map(({ lens: _, ...holder }) => holder),
      tau: holders.map((row) => holders.map((column) => tauOf(row.lens, column.lens))),
      n: codes.length,
    }
  }
}

/** A lens, with the scores of the incident at hand before and after its decay, and its loads by country where it is compared in pairs. */
interface OneLens {
  lens: CompiledLens
  base: number
  score: number
  loads: Float64Array | null
}

function scoreUnder(one: OneLens, facts: Facts, at: number): void {
  one.base = baseScore(one.lens, facts)
  one.score = one.base * decayAt(one.lens.halfLifeMs[facts.kind] as number, facts.occurredAt, at)
  if (one.loads) one.loads[facts.country] = (one.loads[facts.country] as number) + one.score
}

function measure(items: readonly { east: number; west: number }[]): Generator<void, Measured> {
  return measureLists(
    items.map((one) => one.east),
    items.map((one) => one.west),
  )
}

function* measureLists(east: readonly number[], west: readonly number[]): Generator<void, Measured> {
  const found = cohesion(east, west)
  return { ...found, interval: found.tau === null ? null : yield* intervalOf(rankable(east), rankable(west)) }
}
