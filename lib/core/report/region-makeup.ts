import type { Comparison } from '../lens/comparison'
import { LENS_STEPS, type LensPart, reweighed } from '../lens/flip-lens'
import { CRITERIA, type Criterion } from '../lens/lens'
import { type CompiledLens, explain, type Facts } from '../lens/score'
import { KINDS, type Kind } from '../taxonomy'

const HOUR_MS = 3_600_000
/** So far ahead a lead that time alone would turn is looked for. */
const HOURS_AHEAD = 90 * 24
/** Loads nearer to each other than this, in points, are even. */
const EVEN_WITHIN = 0.001
/** The most steps that any number of a lens has room for. */
const MOST_STEPS = 100

type Side = 'east' | 'west'
const SIDES: readonly Side[] = ['east', 'west']
export type Lead = Side | 'even'

/** A region's load under one side, taken apart in two ways; each sums to it. */
export interface SideLoad {
  load: number
  /** In the order of `CRITERIA`. */
  criteria: number[]
  /** In the order of `KINDS`. */
  kinds: number[]
}

/** One number of one side's lens, changed, that turns the lead. */
export interface LeadLensChange {
  side: Side
  /** `weight` of a criterion, or the `value` of a kind. */
  part: Exclude<LensPart, 'threshold'>
  criterion: Criterion
  kind: Kind | null
  from: number
  to: number
  steps: number
}

/**
 * What would turn the lead of a region over to the other side; null where nothing of the sort does, or nobody leads. That
 * nothing is left of it, so that both are even, turns nothing.
 */
export interface LeadFlip {
  /** The fewest incidents without which it turns. */
  incidents: { count: number; lead: Side } | null
  /** A kind without which it turns: the one with the fewest incidents. */
  kind: { kind: Kind; count: number; lead: Side } | null
  /** The first whole hour from now at which it has turned if nothing more comes in, up to 90 days. */
  time: { hours: number; lead: Side } | null
  lens: LeadLensChange | null
  /** Where none does: the single step that brings the two loads nearest, and by how many points. */
  narrowing: (LeadLensChange & { points: number }) | null
}

/** What a region is made up of under both sides, and what would turn its lead. */
export interface RegionMakeup {
  count: number
  east: SideLoad
  west: SideLoad
  lead: Lead
  flip: LeadFlip
}

function other(side: Side): Side {
  return side === 'east' ? 'west' : 'east'
}

/** Who has more load. */
export function leadOf(east: number, west: number): Lead {
  if (Math.abs(east - west) < EVEN_WITHIN) return 'even'
  return east > west ? 'east' : 'west'
}

/** Sums under one side, by kind. */
interface Sums {
  /** By kind, then criterion. */
  parts: number[][]
  /** By kind: points that a value of 1 under a weight of 1 would add. */
  full: number[]
}

/** Takes the incidents of a region one by one. */
export class RegionMakeupMaker {
  readonly #sums: Record<Side, Sums> = { east: noSums(), west: noSums() }
  readonly #counts = KINDS.map(() => 0)
  /** By how much each incident weighs more for the first side. */
  readonly #leans: number[] = []

  constructor(private readonly sides: Comparison) {}

  add(facts: Facts): void {
    const [east, west] = [this.#addTo('east', facts), this.#addTo('west', facts)]
    this.#counts[facts.kind] = (this.#counts[facts.kind] as number) + 1
    this.#leans.push(east - west)
  }

  finish(): RegionMakeup {
    const [east, west] = [sideLoad(this.#sums.east), sideLoad(this.#sums.west)]
    const lead = leadOf(east.load, west.load)
    const flip = { incidents: null, kind: null, time: null, lens: null, narrowing: null }
    return { count: this.#leans.length, east, west, lead, flip: lead === 'even' ? flip : this.#flip(east, west, lead) }
  }

  #addTo(side: Side, facts: Facts): number {
    const { contributions, decay, standing, score } = explain(this.sides[side], facts, this.sides.at)
    const { parts, full } = this.#sums[side]
    const own = parts[facts.kind] as number[]
    for (const [at, criterion] of CRITERIA.entries()) own[at] = (own[at] as number) + contributions[criterion]
    full[facts.kind] = (full[facts.kind] as number) + 100 * decay * standing
    return score
  }

  #flip(east: SideLoad, west: SideLoad, lead: Side): LeadFlip {
    const lens = this.#byLens(east, west, lead)
    return {
      incidents: this.#byIncidents(east.load, west.load, lead),
      kind: this.#byKind(east, west, lead),
      time: this.#byTime(east, west, lead),
      lens,
      narrowing: lens ? null : this.#narrowing(east, west),
    }
  }

  /** Without those that lean most the lead turns soonest. */
  #byIncidents(east: number, west: number, lead: Side): LeadFlip['incidents'] {
    const sign = lead === 'east' ? 1 : -1
    let lean = east - west
    for (const [at, one] of this.#leans.toSorted((a, b) => sign * (b - a)).entries()) {
      lean -= one
      if (leadOf(lean, 0) === other(lead)) return { count: at + 1, lead: other(lead) }
    }
    return null
  }

  #byKind(east: SideLoad, west: SideLoad, lead: Side): LeadFlip['kind'] {
    const turning = KINDS.flatMap((kind, at) => {
      const without = leadOf(east.load - (east.kinds[at] as number), west.load - (west.kinds[at] as number))
      const count = this.#counts[at] as number
      return count > 0 && without === other(lead) ? [{ kind, count, lead: without }] : []
    })
    return turning.reduce<LeadFlip['kind']>((best, one) => (best === null || one.count < best.count ? one : best), null)
  }

  #byTime(east: SideLoad, west: SideLoad, lead: Side): LeadFlip['time'] {
    const later = ({ kinds }: SideLoad, { halfLifeMs }: CompiledLens, hours: number) =>
      kinds.reduce((sum, load, kind) => sum + load * 0.5 ** ((hours * HOUR_MS) / (halfLifeMs[kind] as number)), 0)
    for (let hours = 1; hours <= HOURS_AHEAD; hours++) {
      const then = leadOf(later(east, this.sides.east, hours), later(west, this.sides.west, hours))
      if (then === other(lead)) return { hours, lead: then }
    }
    return null
  }

  #byLens(east: SideLoad, west: SideLoad, lead: Side): LeadLensChange | null {
    const loads = { east, west }
    for (let steps = 1; steps <= MOST_STEPS; steps++)
      for (const side of SIDES)
        for (const { load, ...change } of this.#lensChanges(side, loads[side], steps)) {
          const then = side === 'east' ? leadOf(load, west.load) : leadOf(east.load, load)
          if (then === other(lead)) return { side, ...change, steps }
        }
    return null
  }

  #narrowing(east: SideLoad, west: SideLoad): LeadFlip['narrowing'] {
    const gap = Math.abs(east.load - west.load)
    const loads = { east, west }
    let best: LeadFlip['narrowing'] = null
    for (const side of SIDES)
      for (const { load, ...change } of this.#lensChanges(side, loads[side], 1)) {
        const points = gap - Math.abs(side === 'east' ? load - west.load : east.load - load)
        if (points > (best?.points ?? 0)) best = { side, ...change, steps: 1, points }
      }
    return best
  }

  /** The load of a side after each change of one weight, or of one kind's value, by so many steps. */
  *#lensChanges(
    side: Side,
    { load, criteria }: SideLoad,
    steps: number,
  ): Generator<Omit<LeadLensChange, 'side' | 'steps'> & { load: number }> {
    const weights = [...this.sides[side].weights]
    const { parts, full } = this.#sums[side]
    for (const sign of [-1, 1]) {
      for (const [at, criterion] of CRITERIA.entries()) {
        const from = weights[at] as number
        const to = tidy(from + sign * steps * LENS_STEPS.weight)
        const changed = reweighed({ parts: criteria, weights }, at, to)
        if (changed !== null) yield { part: 'weight', criterion, kind: null, from, to, load: changed }
      }
      const weight = weights[0] as number
      for (const [at, kind] of KINDS.entries()) {
        const room = (full[at] as number) * weight
        if (room === 0) continue
        const from = tidy(((parts[at] as number[])[0] as number) / room)
        const to = tidy(from + sign * steps * LENS_STEPS.value)
        if (to >= 0 && to <= 1) yield { part: 'value', criterion: 'kind', kind, from, to, load: load + room * (to - from) }
      }
    }
  }
}

function noSums(): Sums {
  return { parts: KINDS.map(() => CRITERIA.map(() => 0)), full: KINDS.map(() => 0) }
}

function sideLoad({ parts }: Sums): SideLoad {
  const criteria = CRITERIA.map((_, at) => parts.reduce((sum, own) => sum + (own[at] as number), 0))
  const kinds = parts.map((own) => own.reduce((sum, part) => sum + part, 0))
  return { load: kinds.reduce((sum, load) => sum + load, 0), criteria, kinds }
}

function tidy(value: number): number {
  return Math.round(value * 1e9) / 1e9
}
