import type { Comparison } from './comparison'
import { type AgreementClass, CRITERIA, type Criterion } from './lens'
import { agreementClass, type CompiledLens, explain, type Facts } from './score'

export const LENS_PARTS = ['threshold', 'weight', 'value'] as const
export type LensPart = (typeof LENS_PARTS)[number]

/** What one step of each sort of number in a lens is. Each moves a score by about a point at most. */
export const LENS_STEPS: Record<LensPart, number> = { threshold: 1, weight: 0.01, value: 0.05 }

/** One number of one lens, changed. */
export interface LensChange {
  side: 'east' | 'west'
  /** `weight`: the other weights shrink or grow alike, so that they still sum to 1. `value`: what the lens gives this case. */
  part: LensPart
  /** Null for the threshold. */
  criterion: Criterion | null
  from: number
  to: number
  steps: number
  /** How far the score and the threshold of that side move towards each other, points. */
  shift: number
  agreement: AgreementClass
}

/** A score as the sum of its contributions, with all that a change of the lens moves. */
export interface Makeup {
  /** In the order of `CRITERIA`; they sum to the score. */
  parts: readonly number[]
  weights: readonly number[]
  /** Points that a value of 1 under a weight of 1 would add: 100, less what age has taken. */
  full: number
  highFrom: number
}

/** The makeup of an incident's score under a lens. */
export function makeupOf(lens: CompiledLens, facts: Facts, at: number): Makeup {
  const { contributions, decay, standing } = explain(lens, facts, at)
  return {
    parts: CRITERIA.map((criterion) => contributions[criterion]),
    weights: [...lens.weights],
    full: 100 * decay * standing,
    highFrom: lens.highFrom,
  }
}

/** The score with the weight of one criterion (its place in `CRITERIA`) at `weight` and the others in proportion; null where that cannot be. */
export function reweighed({ parts, weights }: Pick<Makeup, 'parts' | 'weights'>, criterion: number, weight: number): number | null {
  const before = weights[criterion] as number
  if (weight < 0 || weight > 1 || before <= 0 || before >= 1) return null
  const others = (1 - weight) / (1 - before)
  return parts.reduce((sum, part, at) => sum + part * (at === criterion ? weight / before : others), 0)
}

/** Every change of one number by so many steps up or down, with the score and threshold that it leads to. */
export function* changesOf(
  makeup: Makeup,
  steps: number,
): Generator<Omit<LensChange, 'side' | 'agreement' | 'shift'> & { score: number; highFrom: number }> {
  const total = makeup.parts.reduce((sum, part) => sum + part, 0)
  for (const sign of [-1, 1]) {
    const highFrom = makeup.highFrom + sign * steps * LENS_STEPS.threshold
    if (highFrom >= 1 && highFrom <= 100)
      yield { part: 'threshold', criterion: null, from: makeup.highFrom, to: highFrom, steps, score: total, highFrom }
    for (const [at, criterion] of CRITERIA.entries()) {
      const from = makeup.weights[at] as number
      const to = tidy(from + sign * steps * LENS_STEPS.weight)
      const score = reweighed(makeup, at, to)
      if (score !== null) yield { part: 'weight', criterion, from, to, steps, score, highFrom: makeup.highFrom }
      const value = from > 0 && makeup.full > 0 ? tidy((makeup.parts[at] as number) / (makeup.full * from)) : -1
      const other = tidy(value + sign * steps * LENS_STEPS.value)
      if (value >= 0 && other >= 0 && other <= 1)
        yield {
          part: 'value',
          criterion,
          from: value,
          to: other,
          steps,
          score: total + makeup.full * from * (other - value),
          highFrom: makeup.highFrom,
        }
    }
  }
}

/** The most steps that any number of a lens has room for. */
const MOST_STEPS = 100

/** The fewest steps of one number of one lens that give another class; of equals the one that moves least, then the first. */
export function flipOfLens(sides: Comparison, facts: Facts): LensChange | null {
  const makeups = { east: makeupOf(sides.east, facts, sides.at), west: makeupOf(sides.west, facts, sides.at) }
  const scores = { east: sum(makeups.east), west: sum(makeups.west) }
  const classOf = (side: 'east' | 'west', score: number, highFrom: number) =>
    side === 'east'
      ? agreementClass(score, scores.west, highFrom, makeups.west.highFrom)
      : agreementClass(scores.east, score, makeups.east.highFrom, highFrom)
  const now = classOf('east', scores.east, makeups.east.highFrom)
  for (let steps = 1; steps <= MOST_STEPS; steps++) {
    let best: LensChange | null = null
    for (const side of ['east', 'west'] as const)
      for (const { score, highFrom, ...change } of changesOf(makeups[side], steps)) {
        const agreement = classOf(side, score, highFrom)
        const shift = Math.abs(score - scores[side]) + Math.abs(highFrom - makeups[side].highFrom)
        if (agreement !== now && (best === null || shift < best.shift)) best = { side, ...change, shift, agreement }
      }
    if (best) return best
  }
  return null
}

function sum({ parts }: Makeup): number {
  return parts.reduce((all, part) => all + part, 0)
}

/** Without the dust of binary fractions, so that 0.3 + 0.01 is 0.31. */
function tidy(value: number): number {
  return Math.round(value * 1e9) / 1e9
}
