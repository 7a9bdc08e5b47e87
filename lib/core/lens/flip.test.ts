import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONFIDENCES, CREDIBILITIES, KINDS, RELIABILITIES, SECTORS, SEVERITIES } from '../taxonomy'
import { incidents } from '../testing/arbitraries'
import { type Comparison, classUnder } from './comparison'
import { EAST_LENS, WEST_LENS } from './defaults'
import { FLIP_FACTS, type FlipFact, flipOf } from './flip'
import { LENS_STEPS, type LensChange } from './flip-lens'
import { CRITERIA, type Criterion, type Lens } from './lens'
import { type CompiledLens, compileLens, type Facts, factsOf, score } from './score'

const HOUR_MS = 3_600_000
const FALSE_POSITIVE = 4
const [east, west] = [compileLens(EAST_LENS), compileLens(WEST_LENS)]
const cases = fc
  .record({ incident: incidents, age: fc.integer({ min: -48, max: 24 * 40 }), extra: fc.integer({ min: 0, max: HOUR_MS }) })
  .map(({ incident, age, extra }) => {
    const facts = factsOf(incident)
    return { facts, at: facts.occurredAt + age * HOUR_MS + extra }
  })

const CODES: Record<FlipFact, readonly unknown[]> = {
  severity: SEVERITIES,
  originConfidence: CONFIDENCES,
  reliability: RELIABILITIES,
  credibility: CREDIBILITIES,
  kind: KINDS,
  sector: [null, ...SECTORS],
}
/** Rungs by the words alone, apart from the codes that the product counts with. */
function rungs(fact: FlipFact, from: number, to: number): number {
  const words = [CODES[fact][from], CODES[fact][to]]
  if (fact === 'kind' || fact === 'sector' || words.some((word) => word === 'unknown' || word === 'F' || word === 6)) return 1
  return Math.abs(from - to)
}

function shiftOf({ east, west, at }: Comparison, facts: Facts, other: Facts): number {
  return Math.abs(score(east, other, at) - score(east, facts, at)) + Math.abs(score(west, other, at) - score(west, facts, at))
}

/** Where an incident stands in each table of a compiled lens. */
function entryOf(facts: Facts): Record<Criterion, number> {
  return {
    kind: facts.kind,
    origin: facts.origin * CONFIDENCES.length + facts.originConfidence,
    place: facts.country,
    severity: facts.severity,
    confidence: facts.reliability * CREDIBILITIES.length + facts.credibility,
    sector: facts.sector,
  }
}

type OneNumber = Pick<LensChange, 'side' | 'part' | 'criterion'>
const lensOf = ({ side }: OneNumber): Lens => (side === 'east' ? EAST_LENS : WEST_LENS)

/** The other weights after one has moved. */
function weightsWith(lens: Lens, name: Criterion, weight: number): Lens['weights'] {
  const share = (1 - weight) / (1 - lens.weights[name])
  return Object.fromEntries(CRITERIA.map((one) => [one, one === name ? weight : lens.weights[one] * share])) as Lens['weights']
}

/** The lens with one number moved, compiled anew; null where there is no room. */
function movedLens(change: OneNumber, facts: Facts, by: number): CompiledLens | null {
  const lens = lensOf(change)
  if (change.part === 'threshold')
    return isWithin(lens.highFrom + by, 1, 100) ? compileLens({ ...lens, highFrom: lens.highFrom + by }) : null
  const name = change.criterion as Criterion
  if (change.part === 'weight') {
    const weight = lens.weights[name] + by
    return isWithin(weight, 0, 1) ? compileLens({ ...lens, weights: weightsWith(lens, name, weight) }) : null
  }
  const compiled = compileLens(lens)
  const value = (compiled[name][entryOf(facts)[name]] as number) / (100 * lens.weights[name]) + by
  if (!isWithin(value, 0, 1)) return null
  compiled[name][entryOf(facts)[name]] = 100 * lens.weights[name] * value
  return compiled
}

/** How far the score stands above the threshold with one number moved, by the formula of the model; null where there is no room. */
function above(change: OneNumber, facts: Facts, at: number, by: number): number | null {
  const lens = lensOf(change)
  const compiled = change.side === 'east' ? east : west
  const standing = facts.determination === FALSE_POSITIVE ? 0 : 1
  const decay = standing * 0.5 ** (Math.max(0, at - facts.occurredAt) / (compiled.halfLifeMs[facts.kind] as number))
  const values = Object.fromEntries(
    CRITERIA.map((one) => [one, (compiled[one][entryOf(facts)[one]] as number) / (100 * lens.weights[one])]),
  ) as Record<Criterion, number>
  let { weights, highFrom } = lens
  const name = change.criterion as Criterion
  if (change.part === 'threshold') highFrom += by
  else if (change.part === 'value') values[name] += by
  else weights = weightsWith(lens, name, weights[name] + by)
  if (!isWithin(highFrom, 1, 100) || (change.criterion && !(isWithin(values[name], 0, 1) && isWithin(weights[name], 0, 1)))) return null
  if (change.part === 'value' && standing === 0) return null
  return CRITERIA.reduce((sum, one) => sum + 100 * decay * weights[one] * values[one], 0) - highFrom
}

function isWithin(value: number, low: number, high: number): boolean {
  return value > low - 1e-9 && value < high + 1e-9
}

function* lensChanges(): Generator<OneNumber> {
  for (const side of ['east', 'west'] as const) {
    yield { side, part: 'threshold', criterion: null }
    for (const criterion of CRITERIA) for (const part of ['weight', 'value'] as const) yield { side, part, criterion }
  }
}

describe('flipOf', () => {
  it('names a finding that flips the class, and none of fewer steps or of as many and less effect does', () => {
    fc.assert(
      fc.property(cases, ({ facts, at }) => {
        const sides = { east, west, at }
        const now = classUnder(sides, facts)
        const { fact } = flipOf(sides, facts)
        const flips: { steps: number; shift: number }[] = []
        for (const name of FLIP_FACTS)
          for (let to = 0; to < CODES[name].length; to++) {
            const other = { ...facts, [name]: to }
            const agreement = classUnder(sides, other)
            const steps = rungs(name, facts[name], to)
            if (agreement !== now) flips.push({ steps, shift: shiftOf(sides, facts, other) })
          }
        if (flips.length === 0) {
          expect(fact).toBeNull()
          return
        }
        if (!fact) throw new Error('there is a finding that flips the class')
        const code = CODES[fact.fact].findIndex((word) => String(word ?? 'none') === fact.to)
        expect(classUnder(sides, { ...facts, [fact.fact]: code })).toBe(fact.agreement)
        expect(fact.agreement).not.toBe(now)
        for (const one of flips) expect(one.steps > fact.steps || (one.steps === fact.steps && one.shift >= fact.shift)).toBe(true)
      }),
    )
  })

  it('names the first whole hour at which age has changed the class', () => {
    fc.assert(
      fc.property(cases, ({ facts, at }) => {
        const sides = { east, west, at }
        const now = classUnder(sides, facts)
        const { time } = flipOf(sides, facts)
        const later = (hours: number) => classUnder({ ...sides, at: sides.at + hours * HOUR_MS }, facts)
        if (!time) {
          expect(now).toBe('both-low')
          return
        }
        for (let hours = 0; hours < time.hours; hours++) expect(later(hours)).toBe(now)
        expect(later(time.hours)).toBe(time.agreement)
        expect(time.agreement).not.toBe(now)
      }),
    )
  })

  it('names a number of a lens that flips the class, and none does in fewer steps', () => {
    fc.assert(
      fc.property(cases, ({ facts, at }) => {
        const sides = { east, west, at }
        const now = classUnder(sides, facts)
        const { lens } = flipOf(sides, facts)
        const scores = { east: score(east, facts, at) - EAST_LENS.highFrom, west: score(west, facts, at) - WEST_LENS.highFrom }
        for (const change of lensChanges())
          for (const sign of [-1, 1])
            for (let steps = 1; steps < (lens?.steps ?? 101); steps++) {
              const left = above(change, facts, at, sign * steps * LENS_STEPS[change.part])
              // What a step reaches to the last bit may lie on either side of a threshold.
              if (left !== null && Math.abs(left) > 1e-9) expect(left >= 0).toBe(scores[change.side] >= 0)
            }
        if (!lens) return
        const by = Math.sign(lens.to - lens.from) * lens.steps * LENS_STEPS[lens.part]
        const moved = movedLens(lens, facts, by)
        if (!moved) throw new Error('the lens has room for the change')
        if (Math.abs(score(moved, facts, at) - moved.highFrom) > 1e-9)
          expect(classUnder({ ...sides, [lens.side]: moved }, facts)).toBe(lens.agreement)
        expect(lens.agreement).not.toBe(now)
      }),
      { numRuns: 60 },
    )
  })

  it('finds a change of a lens for every incident that has a score', () => {
    fc.assert(
      fc.property(cases, ({ facts, at }) => {
        const sides = { east, west, at }
        if (score(east, facts, sides.at) >= 1) expect(flipOf(sides, facts).lens).not.toBeNull()
      }),
    )
  })
})
