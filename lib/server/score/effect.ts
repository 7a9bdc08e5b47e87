import { cohesion } from '../../core/cohesion'
import type { Incident } from '../../core/incident'
import { CLASSES } from '../../core/lens/lens'
import { agreementClass, factsOf, score } from '../../core/lens/score'
import type { EffectAnswer, EffectRow, EffectState } from '../../wire/lenses'
import { ScoreColumn } from './score-column'
import type { Scoring } from './sides'

/** How many of the highest incidents are shown. */
const TOP = 50
/** Incidents ranked for the cohesion of incidents, the newest: beyond that the ranking takes too long to be waited for. */
const RANKED = 50_000
/** Incidents remembered because they stood among the highest at some time; more are thinned out. */
const REMEMBERED = 5_000

type Scores = Record<'east' | 'west', number>

/** An incident that stood among the highest at some time, with its scores before and after. */
interface Remembered {
  incident: Pick<Incident, 'id' | 'title' | 'kind' | 'country' | 'occurredAt'>
  before: Scores
  after: Scores
}

/**
 * What a change does to the matches: the fifty highest incidents of both sides before and after it, the agreement classes,
 * and the cohesion of regions and of incidents.
 */
export async function effectOf(batches: AsyncIterable<Incident[]>, before: Scoring, after: Scoring): Promise<EffectAnswer> {
  const [old, next] = [new Tally(before), new Tally(after)]
  const remembered = new Map<string, Remembered>()
  for await (const batch of batches) {
    for (const incident of batch) {
      const [was, is] = [old.add(incident), next.add(incident)]
      if (was.isTop || is.isTop) remembered.set(incident.id, { incident, before: was.scores, after: is.scores })
    }
    if (remembered.size > REMEMBERED) forgetOthers(remembered, [...old.topIds(), ...next.topIds()])
  }
  const ranking = (side: keyof Scores) => {
    const ids = new Set([...next.columns[side].topIds(), ...old.columns[side].topIds()])
    return [...ids].flatMap((id) => rowOf(remembered.get(id), side, old, next)).sort((a, b) => a.after.rank - b.after.rank)
  }
  return {
    at: new Date(before.at).toISOString(),
    before: old.state(),
    after: next.state(),
    rankings: { east: ranking('east'), west: ranking('west') },
  }
}

/** All matches under one state of the lenses. */
class Tally {
  readonly columns = { east: new ScoreColumn(TOP), west: new ScoreColumn(TOP) }
  readonly #regions = new Map<string, Scores>()
  readonly #classes: Record<string, number> = Object.fromEntries(CLASSES.map((name) => [name, 0]))
  #total = 0

  constructor(private readonly scoring: Scoring) {}

  add(incident: Incident): { scores: Scores; isTop: boolean } {
    const { at, east, west } = this.scoring
    const facts = factsOf(incident)
    const scores = { east: score(east.lens, facts, at), west: score(west.lens, facts, at) }
    const agreement = agreementClass(scores.east, scores.west, east.lens.highFrom, west.lens.highFrom)
    this.#total++
    this.#classes[agreement] = (this.#classes[agreement] ?? 0) + 1
    if (incident.country !== null) this.#addTo(incident.country, scores)
    const isTop = [this.columns.east.add(incident.id, scores.east), this.columns.west.add(incident.id, scores.west)]
    return { scores, isTop: isTop.includes(true) }
  }

  topIds(): string[] {
    return [...this.columns.east.topIds(), ...this.columns.west.topIds()]
  }

  state(): EffectState {
    const regions = [...this.#regions.values()]
    const { east, west } = this.columns
    return {
      sides: { east: this.scoring.east.view, west: this.scoring.west.view },
      classes: this.#classes,
      total: this.#total,
      cohesion: {
        regions: cohesion(
          regions.map((one) => one.east),
          regions.map((one) => one.west),
        ),
        incidents: cohesion(east.first(RANKED), west.first(RANKED)),
      },
    }
  }

  #addTo(region: string, { east, west }: Scores): void {
    const load = this.#regions.get(region) ?? { east: 0, west: 0 }
    this.#regions.set(region, { east: load.east + east, west: load.west + west })
  }
}

function rowOf(one: Remembered | undefined, side: keyof Scores, old: Tally, next: Tally): EffectRow[] {
  if (!one) return []
  const { id, title, kind, country, occurredAt } = one.incident
  const placeIn = (tally: Tally, score: number) => ({ rank: tally.columns[side].rankOf(score), score })
  const [before, after] = [placeIn(old, one.before[side]), placeIn(next, one.after[side])]
  return [{ id, title, kind, country, occurredAt, before, after }]
}

function forgetOthers(remembered: Map<string, Remembered>, ids: readonly string[]): void {
  const kept = new Set(ids)
  for (const id of remembered.keys()) if (!kept.has(id)) remembered.delete(id)
}
