import { CONFIDENCES, CREDIBILITIES, KINDS, RELIABILITIES, SECTORS, SEVERITIES } from '../taxonomy'
import { type Comparison, classUnder } from './comparison'
import { flipOfLens, type LensChange } from './flip-lens'
import type { AgreementClass } from './lens'
import { type CompiledLens, type Facts, score } from './score'

const HOUR_MS = 3_600_000

/** Facts of an incident that another finding could change, in the order in which equals are told. */
export const FLIP_FACTS = ['severity', 'originConfidence', 'reliability', 'credibility', 'kind', 'sector'] as const
export type FlipFact = (typeof FLIP_FACTS)[number]

/** Another finding: one fact with another code. Steps are rungs of its scale. */
export interface FactChange {
  fact: FlipFact
  /** Words of the vocabulary; a grade of credibility as text, `none` for no sector. */
  from: string
  to: string
  steps: number
  /** How far both scores move in sum, points. */
  shift: number
  agreement: AgreementClass
}

/** The first whole hour from now at which age alone has changed the class. */
export interface TimeChange {
  hours: number
  agreement: AgreementClass
}

/** The smallest single changes that give an incident another class, one of each sort; null where none does. */
export interface Flip {
  fact: FactChange | null
  time: TimeChange | null
  lens: LensChange | null
}

/** The words of a fact by code, and the one that says nothing. Ranked facts are scales of rungs. */
const SCALES: Record<FlipFact, { words: readonly (string | number)[]; silent?: string | number; ranked: boolean }> = {
  severity: { words: SEVERITIES, silent: 'unknown', ranked: true },
  originConfidence: { words: CONFIDENCES, ranked: true },
  reliability: { words: RELIABILITIES, silent: 'F', ranked: true },
  credibility: { words: CREDIBILITIES, silent: 6, ranked: true },
  kind: { words: KINDS, ranked: false },
  sector: { words: ['none', ...SECTORS], ranked: false },
}

/** What would give an incident another class (decision 13): another finding, time alone, or one number of one lens. */
export function flipOf(sides: Comparison, facts: Facts): Flip {
  return { fact: flipOfFact(sides, facts), time: flipOfTime(sides, facts), lens: flipOfLens(sides, facts) }
}

/** Every other finding of one fact, with the class it would lead to. */
function factChanges(sides: Comparison, facts: Facts): FactChange[] {
  const { east, west, at } = sides
  const [inEast, inWest] = [score(east, facts, at), score(west, facts, at)]
  return FLIP_FACTS.flatMap((fact) =>
    SCALES[fact].words.flatMap((word, code): FactChange[] => {
      if (code === facts[fact]) return []
      const other = { ...facts, [fact]: code }
      const shift = Math.abs(score(east, other, at) - inEast) + Math.abs(score(west, other, at) - inWest)
      const steps = stepsBetween(fact, facts[fact], code)
      return [{ fact, from: wordOf(fact, facts[fact]), to: String(word), steps, shift, agreement: classUnder(sides, other) }]
    }),
  )
}

/** Rungs between two codes of a fact: learning what was not known is one, and so is another word where there is no scale. */
function stepsBetween(fact: FlipFact, from: number, to: number): number {
  const { words, silent, ranked } = SCALES[fact]
  return !ranked || (silent !== undefined && [words[from], words[to]].includes(silent)) ? 1 : Math.abs(from - to)
}

function wordOf(fact: FlipFact, code: number): string {
  return String(SCALES[fact].words[code])
}

/** The fewest steps; of equals the one that moves the scores least; of these the first fact and the first code. */
function flipOfFact(sides: Comparison, facts: Facts): FactChange | null {
  const now = classUnder(sides, facts)
  return factChanges(sides, facts)
    .filter(({ agreement }) => agreement !== now)
    .reduce<FactChange | null>(
      (best, one) => (best === null || one.steps < best.steps || (one.steps === best.steps && one.shift < best.shift) ? one : best),
      null,
    )
}

/** Scores only fall with age, so the class changes when the first that is high now reaches its threshold. */
function flipOfTime(sides: Comparison, facts: Facts): TimeChange | null {
  const now = classUnder(sides, facts)
  const falls = [sides.east, sides.west].flatMap((lens) => hoursToFall(lens, facts, sides.at))
  if (falls.length === 0) return null
  const later = (hours: number) => classUnder({ ...sides, at: sides.at + hours * HOUR_MS }, facts)
  // The logarithm is exact to a few bits only: the hour itself is decided by the scores.
  let hours = Math.max(1, Math.min(...falls))
  while (hours > 1 && later(hours - 1) !== now) hours--
  while (later(hours) === now) hours++
  return { hours, agreement: later(hours) }
}

function hoursToFall(lens: CompiledLens, facts: Facts, at: number): number[] {
  const { highFrom } = lens
  const high = score(lens, facts, at)
  if (high < highFrom || highFrom <= 0) return []
  const wait = Math.max(0, facts.occurredAt - at)
  return [Math.ceil((wait + (lens.halfLifeMs[facts.kind] as number) * Math.log2(high / highFrom)) / HOUR_MS)]
}
