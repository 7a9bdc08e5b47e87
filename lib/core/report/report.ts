import { type Cohesion, cohesion, rankable } from '../cohesion'
import { type Interval, intervalOf } from '../cohesion-interval'
import type { Comparison } from '../lens/comparison'
import { type AgreementClass, CLASSES } from '../lens/lens'
import { agreementClass, type CompiledLens, type Facts, score } from '../lens/score'
import { leadingClass } from '../overlay/shade'
import { countryCode } from '../region/region'
import { KINDS, type Kind, TLPS, type Tlp } from '../taxonomy'
import { type BridgeItem, bridgeOf } from './bridge'
import { Foremost } from './foremost'
import type { HolderLens } from './holders'
import { LensLoads, LoadsOverTime, type Moments, momentOf, RegionSums } from './region-sums'

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
  readonly #overTime = new Map<CompiledLens, { sides: Pick<Comparison, 'east' | 'west'>; loads: LoadsOverTime }[]>()
  readonly #stretches: { loads: LoadsOverTime; from: number; to: number }[] = []
  readonly #byLens = new Map<CompiledLens, LensLoads>()
  readonly #moments: Moments
  #total = 0
  #highest = -1

  constructor(private readonly plan: ReportPlan) {
    const [from, to] = plan.span
    this.#moments = { from, step: Math.max(1, (to - from) / MOMENTS), count: MOMENTS }
    for (let index = 0; index < MOMENTS; index++) this.#stretch(index)
    for (const { lens } of plan.holders) if (!this.#byLens.has(lens)) this.#byLens.set(lens, new LensLoads(lens))
  }

  /** Takes an incident, with the code of its marking. */
  add(facts: Facts, key: K, tlp: number): void {
    const { east, west, at } = this.plan.sides
    const [inEast, inWest] = [score(east, facts, at), score(west, facts, at)]
    const agreement = agreementClass(inEast, inWest, east.highFrom, west.highFrom)
    this.#total++
    this.#highest = Math.max(this.#highest, tlp)
    this.#sums.add(facts, inEast, inWest, CLASSES.indexOf(agreement))
    this.#foremost.add({ key, east: inEast, west: inWest })
    for (const lists of this.#overTime.values()) for (const { loads } of lists) loads.add(facts)
    for (const loads of this.#byLens.values()) loads.add(facts, at)
  }

  /** Makes the report of what was taken. Rests (yields) now and then. */
  *finish(): Generator<void, Report<K>> {
    const countries = this.#sums.countries()
    const foremost = this.#foremost.list()
    return {
      total: this.#total,
      highestTlp: TLPS[this.#highest] ?? null,
      regions: yield* measure(countries),
      incidents: yield* measure(foremost),
      kinds: yield* this.#kinds(),
      series: yield* this.#series(),
      matrix: this.#matrix(),
      bridge: {
        regions: bridgeOf(
          countries.map(({ country, ...sums }) => ({
            key: country,
            east: sums.east,
            west: sums.west,
            agreement: leadingClass({ region: country, ...sums }),
          })),
        ),
        incidents: bridgeOf(foremost.map((one) => ({ ...one, agreement: this.#classOf(one) }))),
      },
    }
  }

  #classOf({ east, west }: { east: number; west: number }): AgreementClass {
    const { sides } = this.plan
    return agreementClass(east, west, sides.east.highFrom, sides.west.highFrom)
  }

  /** Notes under which lenses a moment is scored; neighbours under the same lenses are one stretch. */
  #stretch(index: number): void {
    const sides = this.plan.sidesAt(momentOf(this.#moments, index))
    const known = this.#overTime.get(sides.east)?.find((one) => one.sides.west === sides.west)
    const loads = known?.loads ?? new LoadsOverTime(sides, this.#moments)
    if (!known) this.#overTime.set(sides.east, [...(this.#overTime.get(sides.east) ?? []), { sides, loads }])
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
    for (const [lens, { loads }] of this.#byLens)
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
