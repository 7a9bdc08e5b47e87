import { EAST_LENS, WEST_LENS } from '@/lib/core/lens/defaults'
import type { Lens } from '@/lib/core/lens/lens'
import { compileLens, type Facts, originOfCode, score } from '@/lib/core/lens/score'
import { type Query, regionCountries } from '@/lib/core/query'
import { countryOfCode } from '@/lib/core/region/region'
import { DETERMINATIONS, INVESTIGATIONS, KINDS, SEVERITIES, TLPS } from '@/lib/core/taxonomy'
import { SEED } from './contender'
import { SAMPLE_SPAN, sampleColumns } from './sample-columns'

/** An incident as most dashboards hold it: one object, with its scores at hand. */
export interface Thing {
  kind: string
  severity: string
  determination: string
  investigation: string
  tlp: string
  origin: string
  country: string | null
  at: number
  lng: number | null
  lat: number | null
  east: number
  west: number
  facts: Facts
}

/** Both lenses in two states, the second of other weights. */
export const LENSES = [EAST_LENS, WEST_LENS].map((lens) => [compileLens(lens), compileLens(shifted(lens))] as const)

/** The sample of the real lane as objects. */
export function sampleObjects(rows: number): Thing[] {
  const things: Thing[] = []
  for (const { columns: c, rows: count } of sampleColumns(rows, SEED))
    for (let i = 0; i < count; i++) {
      if (c.exercise[i] === 1 || c.merged[i] === 1) continue
      const code = (list: readonly number[]) => list[i] as number
      const facts: Facts = {
        ...{ kind: code(c.kind), severity: code(c.severity), determination: code(c.determination), origin: code(c.origin) },
        ...{ originConfidence: code(c.originConfidence), country: code(c.country), reliability: code(c.reliability) },
        ...{ credibility: code(c.credibility), sector: code(c.sector), occurredAt: code(c.occurredAt) },
      }
      things.push({
        kind: KINDS[facts.kind] as string,
        severity: SEVERITIES[facts.severity] as string,
        determination: DETERMINATIONS[facts.determination] as string,
        investigation: INVESTIGATIONS[code(c.investigation)] as string,
        tlp: TLPS[code(c.tlp)] as string,
        origin: originOfCode(facts.origin),
        country: countryOfCode(facts.country),
        at: facts.occurredAt,
        lng: c.lng[i] ?? null,
        lat: c.lat[i] ?? null,
        east: 0,
        west: 0,
        facts,
      })
    }
  scoreAll(things, 0)
  return things
}

/** Scores all objects by the lenses in one of their states. */
export function scoreAll(things: readonly Thing[], state: 0 | 1): void {
  const [east, west] = LENSES as [(typeof LENSES)[number], (typeof LENSES)[number]]
  for (const thing of things) {
    thing.east = score(east[state], thing.facts, SAMPLE_SPAN[1])
    thing.west = score(west[state], thing.facts, SAMPLE_SPAN[1])
  }
}

/** A query as a test of an object, each field a set. */
export function testOf(query: Query): (thing: Thing) => boolean {
  const sets = (['kind', 'severity', 'determination', 'investigation', 'tlp', 'origin'] as const)
    .filter((field) => query[field].length > 0)
    .map((field) => [field, new Set<string>(query[field])] as const)
  const countries = regionCountries(query)
  return (thing) =>
    sets.every(([field, set]) => set.has(thing[field])) &&
    (countries.size === 0 || (thing.country !== null && countries.has(thing.country))) &&
    (query.from === null || thing.at >= query.from) &&
    (query.to === null || thing.at < query.to)
}

function shifted(lens: Lens): Lens {
  const { kind, severity } = lens.weights
  return { ...lens, weights: { ...lens.weights, kind: kind - 0.05, severity: severity + 0.05 } }
}
