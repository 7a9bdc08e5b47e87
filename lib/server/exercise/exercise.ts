import { type DraftContext, parseDraft } from '../../core/draft'
import type { Draft } from '../../core/incident'
import { EMPTY_QUERY } from '../../core/query'
import type { Reader, Recorder } from '../context'
import type { Principal } from '../principal'
import { createDice } from './dice'
import { incidentNow, incidentsOfDay, SCENARIO_DAYS, type Towns } from './generate'

const DAY_MS = 86_400_000
const BATCH = 500

/** Who writes the scenario: it shows as the author in the log. */
export const EXERCISE_CONTROL: Principal = {
  sort: 'token',
  id: 'exercise-control',
  name: 'Exercise control',
  role: 'analyst',
  clearance: 'TLP:RED',
  organisation: null,
}

/** What the exercise needs of the server. */
export interface ExerciseParts {
  recorder: Recorder
  reader: Reader
  towns: Towns
  now: () => number
  /** Told of a failure of the trickle; the next incident is tried all the same. */
  onError: (cause: unknown) => void
}

/**
 * The fictional scenario as drafts: 90 days up to `now`, the same for the same day. Every draft went through the
 * one parser; a template that it refuses is an error of the scenario and throws.
 */
export function scenarioDrafts(now: number, towns: Towns): Draft[] {
  const today = Math.floor(now / DAY_MS) * DAY_MS
  const days = Array.from({ length: SCENARIO_DAYS }, (_, at) => today - (SCENARIO_DAYS - 1 - at) * DAY_MS)
  const inputs = days.flatMap((day, at) => incidentsOfDay(day, at / (SCENARIO_DAYS - 1), createDice(`northern-lantern ${day}`), towns))
  return inputs
    .map((input) => parseOrThrow(input, { now: now + DAY_MS, sourceName: EXERCISE_CONTROL.name }))
    .filter((draft) => Date.parse(draft.occurredAt) <= now)
}

/**
 * Records what the exercise lane lacks of the scenario, also after a start that was cut off in the
 * middle: each incident has its key, and one that is there stays as it is. Returns how many were recorded.
 */
export async function loadScenario({ recorder, reader, towns, now }: ExerciseParts): Promise<number> {
  const { total } = await reader.list({ ...EMPTY_QUERY, exercise: true }, { cursor: null, limit: 1 })
  const drafts = scenarioDrafts(now(), towns)
  if (total >= drafts.length) return 0
  let recorded = 0
  for (let at = 0; at < drafts.length; at += BATCH) {
    const outcomes = await recorder.recordMany(drafts.slice(at, at + BATCH), EXERCISE_CONTROL)
    recorded += outcomes.filter(({ outcome }) => outcome === 'recorded').length
  }
  return recorded
}

/** Lets incidents come in live, one every few seconds; returns the way to stop. */
export function startTrickle({ recorder, towns, now, onError }: ExerciseParts, meanSeconds = 8): () => void {
  const dice = createDice(`live ${now()}`)
  let timer: NodeJS.Timeout | null = null
  let number = 0
  let stopped = false
  const next = () => {
    if (!stopped) timer = setTimeout(tell, (0.4 + dice.roll() * 1.2) * meanSeconds * 1000).unref()
  }
  const tell = () => {
    const draft = parseOrThrow(incidentNow(now(), ++number, dice, towns), { now: now(), sourceName: EXERCISE_CONTROL.name })
    recorder.record(draft, EXERCISE_CONTROL).catch(onError).finally(next)
  }
  next()
  return () => {
    stopped = true
    if (timer) clearTimeout(timer)
  }
}

function parseOrThrow(input: object, context: DraftContext): Draft {
  const parsed = parseDraft(input, context)
  if (!parsed.ok) throw new Error(`the scenario holds an unsound incident: ${parsed.issues.map((one) => one.message).join('; ')}`)
  return parsed.value
}
