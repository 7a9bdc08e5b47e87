import { type Incident, isPoint } from '../../core/incident'
import { CLASSES } from '../../core/lens/lens'
import { agreementClass, factsOf, score } from '../../core/lens/score'
import { EMPTY_QUERY, matches, type Query } from '../../core/query'
import { DETERMINATIONS, INVESTIGATIONS, KINDS, SEVERITIES, TECHNOLOGIES, TLPS } from '../../core/taxonomy'
import type { Picture } from '../messages'
import type { Scoring } from '../scoring'

/** The numbers of a picture that can be had from the incidents themselves, one filter at a time. */
export type Reference = Pick<Picture, 'total' | 'held' | 'unplaced' | 'east' | 'west' | 'classes'> & {
  facets: Picture['facets']
  /** Loads by country: count, east, west. */
  countries: Record<string, [number, number, number]>
  /** By kind, all that passes every filter but the times. */
  always: number[]
}

/** Counts a picture by brute force: each number a filter of its own over all incidents. */
export function bruteForce(incidents: readonly Incident[], query: Query, scoring: Scoring): Reference {
  const free = (...fields: (keyof Query)[]) => {
    const looser = { ...query, ...Object.fromEntries(fields.map((field) => [field, EMPTY_QUERY[field]])) }
    return incidents.filter((incident) => matches(looser, incident))
  }
  const found = free()
  const scores = new Map(found.map((incident) => [incident, scoresOf(incident, scoring)]))
  const sum = (list: readonly Incident[], lens: 0 | 1) => list.reduce((total, one) => total + (scores.get(one)?.[lens] ?? 0), 0)
  const anywhere = free('bloc', 'country', 'area')
  const countries = [...new Set(found.flatMap(({ country }) => country ?? []))].map((country) => {
    const here = found.filter((one) => one.country === country)
    const load: [number, number, number] = [here.length, sum(here, 0), sum(here, 1)]
    return [country, load] as const
  })
  return {
    total: found.length,
    held: incidents.filter(({ exercise, mergedInto }) => exercise === query.exercise && mergedInto === null).length,
    unplaced: found.filter(({ country, place }) => country === null && !isPoint(place)).length,
    east: sum(found, 0),
    west: sum(found, 1),
    classes: CLASSES.map((name) => found.filter((one) => classOf(scores.get(one) ?? [0, 0], scoring) === name).length),
    facets: {
      kind: countBy(free('kind'), KINDS, ({ kind }) => kind),
      severity: countBy(free('severity'), SEVERITIES, ({ severity }) => severity),
      determination: countBy(free('determination'), DETERMINATIONS, ({ determination }) => determination),
      investigation: countBy(free('investigation'), INVESTIGATIONS, ({ investigation }) => investigation),
      tlp: countBy(free('tlp'), TLPS, ({ tlp }) => tlp),
      technology: TECHNOLOGIES.map((one) => free('technology').filter(({ technologies }) => technologies.includes(one)).length),
      country: countNames(anywhere, ({ country }) => country),
      area: countNames(anywhere, ({ area }) => area),
    },
    countries: Object.fromEntries(countries),
    always: countBy(free('from', 'to'), KINDS, ({ kind }) => kind),
  }
}

/** The same numbers of a picture. */
export function referenceOf(picture: Picture): Reference {
  const { total, held, unplaced, east, west, classes, facets } = picture
  return {
    ...{ total, held, unplaced, east, west, classes, facets },
    countries: Object.fromEntries(picture.countries.map(({ region, count, east, west }) => [region, [count, east, west]])),
    always: picture.histogram.kinds.map((counts) => counts.reduce((sum, count) => sum + count, 0)),
  }
}

function scoresOf(incident: Incident, { east, west, at }: Scoring): [number, number] {
  const facts = factsOf(incident)
  return [score(east, facts, at), score(west, facts, at)]
}

function classOf([e, w]: [number, number], { east, west }: Scoring) {
  return agreementClass(e, w, east.highFrom, west.highFrom)
}

function countBy<T>(list: readonly Incident[], words: readonly T[], of: (incident: Incident) => T): number[] {
  return words.map((word) => list.filter((incident) => of(incident) === word).length)
}

function countNames(list: readonly Incident[], of: (incident: Incident) => string | null): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of list.map(of)) if (name !== null) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
