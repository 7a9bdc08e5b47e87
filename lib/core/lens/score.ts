import type { Incident } from '../incident'
import { DEFAULT_GROUPINGS, type Grouping } from '../region/grouping'
import { ALLIANCES, COUNTRIES, countryCode } from '../region/region'
import {
  CONFIDENCES,
  CREDIBILITIES,
  codeOf,
  DETERMINATIONS,
  KINDS,
  NON_COUNTRY_ORIGINS,
  RELIABILITIES,
  SECTORS,
  SEVERITIES,
} from '../taxonomy'
import { type AgreementClass, CLASSES, type CountryValues, CRITERIA, type Criterion, type Lens } from './lens'

const HOUR_MS = 3_600_000
const FALSE_POSITIVE = codeOf(DETERMINATIONS, 'false-positive')

/** What a score depends on, in stable codes (see `taxonomy` and `region`): one row of the columns. */
export interface Facts {
  kind: number
  severity: number
  determination: number
  /** `originCode` of the incident. */
  origin: number
  originConfidence: number
  /** `countryCode`; 0 for none. */
  country: number
  reliability: number
  credibility: number
  /** Code of the sector + 1; 0 for none. */
  sector: number
  /** Milliseconds since 1970. */
  occurredAt: number
}

/** A lens as tables over codes, each entry already weighted: 100 · weight · value. */
export interface CompiledLens {
  kind: Float64Array
  /** Index: origin code · 3 + confidence code. */
  origin: Float64Array
  place: Float64Array
  severity: Float64Array
  /** Index: reliability code · 6 + credibility code. */
  confidence: Float64Array
  sector: Float64Array
  /** Half-life by kind code, milliseconds. */
  halfLifeMs: Float64Array
  /** Of the criteria, in their order; already in the tables, and kept to tell what another weight would do. */
  weights: Float64Array
  /** Score from which an incident is high, 0..100. */
  highFrom: number
}

/** A score with its reasons. The contributions sum to `score`. */
export interface Explanation {
  score: number
  /** Share that is left after its age, 0..1. */
  decay: number
  /** 0 for a false positive, else 1. */
  standing: number
  contributions: Record<Criterion, number>
}

/** Code of an origin: 0 unknown, 1 non-state, else the country's code + 1. */
export function originCode(origin: string): number {
  const special = (NON_COUNTRY_ORIGINS as readonly string[]).indexOf(origin)
  return special >= 0 ? special : countryCode(origin) + 1
}

/** The origin of a code. */
export function originOfCode(code: number): string {
  return NON_COUNTRY_ORIGINS[code] ?? COUNTRIES[code - 2] ?? 'unknown'
}

/** The codes of an incident that a score depends on. */
export function factsOf(incident: Incident): Facts {
  return {
    kind: codeOf(KINDS, incident.kind),
    severity: codeOf(SEVERITIES, incident.severity),
    determination: codeOf(DETERMINATIONS, incident.determination),
    origin: originCode(incident.origin.code),
    originConfidence: codeOf(CONFIDENCES, incident.origin.confidence),
    country: countryCode(incident.country),
    reliability: codeOf(RELIABILITIES, incident.source.reliability),
    credibility: codeOf(CREDIBILITIES, incident.credibility),
    sector: incident.sector === null ? 0 : codeOf(SECTORS, incident.sector) + 1,
    occurredAt: Date.parse(incident.occurredAt),
  }
}

/** Expands a lens into tables over codes; its `bloc:` keys stand for the members that the groupings give them. */
export function compileLens(lens: Lens, groupings: readonly Grouping[] = DEFAULT_GROUPINGS): CompiledLens {
  const { values, weights } = lens
  const weigh = (criterion: Criterion, list: number[]) => Float64Array.from(list, (value) => 100 * weights[criterion] * value)
  return {
    kind: weigh(
      'kind',
      KINDS.map((kind) => values.kind[kind]),
    ),
    origin: weigh('origin', originValues(lens, groupings)),
    place: weigh('place', [
      values.place.none ?? values.place.default ?? 0,
      ...COUNTRIES.map((country) => countryValue(values.place, country, groupings)),
    ]),
    severity: weigh(
      'severity',
      SEVERITIES.map((severity) => values.severity[severity]),
    ),
    confidence: weigh(
      'confidence',
      RELIABILITIES.flatMap((_, r) => CREDIBILITIES.map((_, c) => confidenceValue(lens, r, c))),
    ),
    sector: weigh('sector', [values.sector.none, ...SECTORS.map((sector) => values.sector[sector])]),
    halfLifeMs: Float64Array.from(KINDS, (kind) => lens.halfLifeHours[kind] * HOUR_MS),
    weights: Float64Array.from(CRITERIA, (criterion) => weights[criterion]),
    highFrom: lens.highFrom,
  }
}

/** What is left of an incident's weight after its age: 0.5 ^ (age / half-life); 1 for what lies ahead. */
export function decayAt(halfLifeMs: number, occurredAt: number, at: number): number {
  return at <= occurredAt ? 1 : 0.5 ** ((at - occurredAt) / halfLifeMs)
}

/** Score before decay, 0..100; 0 for a false positive. */
export function baseScore(lens: CompiledLens, facts: Facts): number {
  if (facts.determination === FALSE_POSITIVE) return 0
  // In the order of `CRITERIA`, written out: it is asked for every incident.
  return (
    (lens.kind[facts.kind] as number) +
    (lens.origin[facts.origin * CONFIDENCES.length + facts.originConfidence] as number) +
    (lens.place[facts.country] as number) +
    (lens.severity[facts.severity] as number) +
    (lens.confidence[facts.reliability * CREDIBILITIES.length + facts.credibility] as number) +
    (lens.sector[facts.sector] as number)
  )
}

/** Priority of an incident under a lens at a moment (milliseconds since 1970), 0..100. */
export function score(lens: CompiledLens, facts: Facts, at: number): number {
  return baseScore(lens, facts) * decayAt(lens.halfLifeMs[facts.kind] as number, facts.occurredAt, at)
}

/** A score taken apart by criterion; the contributions sum to the score. */
export function explain(lens: CompiledLens, facts: Facts, at: number): Explanation {
  const standing = facts.determination === FALSE_POSITIVE ? 0 : 1
  const decay = decayAt(lens.halfLifeMs[facts.kind] as number, facts.occurredAt, at)
  const contributions = Object.fromEntries(
    CRITERIA.map((criterion) => [criterion, part(lens, facts, criterion) * decay * standing]),
  ) as Record<Criterion, number>
  const total = CRITERIA.reduce((sum, criterion) => sum + contributions[criterion], 0)
  return { score: total, decay, standing, contributions }
}

/** Agreement of two scores by the lenses' thresholds. */
export function agreementClass(east: number, west: number, eastHighFrom: number, westHighFrom: number): AgreementClass {
  return CLASSES[(east >= eastHighFrom ? 1 : 0) + (west >= westHighFrom ? 2 : 0)] as AgreementClass
}

/** Divergence of two loads, -1 (West only) to 1 (East only); 0 where there is no load. */
export function divergence(east: number, west: number): number {
  return east + west === 0 ? 0 : (east - west) / (east + west)
}

function part(lens: CompiledLens, facts: Facts, criterion: Criterion): number {
  switch (criterion) {
    case 'kind':
      return lens.kind[facts.kind] as number
    case 'origin':
      return lens.origin[facts.origin * CONFIDENCES.length + facts.originConfidence] as number
    case 'place':
      return lens.place[facts.country] as number
    case 'severity':
      return lens.severity[facts.severity] as number
    case 'confidence':
      return lens.confidence[facts.reliability * CREDIBILITIES.length + facts.credibility] as number
    case 'sector':
      return lens.sector[facts.sector] as number
  }
}

/** An attribution counts as far as it is trusted: between the value of `unknown` and that of the country. */
function originValues(lens: Lens, groupings: readonly Grouping[]): number[] {
  const { origin } = lens.values
  const fallback = origin.default ?? 0
  const unknown = origin.unknown ?? fallback
  const countries = COUNTRIES.map((country) => countryValue(origin, country, groupings))
  const named = [unknown, origin['non-state'] ?? fallback, ...countries]
  return named.flatMap((value) => CONFIDENCES.map((confidence) => unknown + (value - unknown) * lens.attribution[confidence]))
}

function countryValue(values: CountryValues, country: string, groupings: readonly Grouping[]): number {
  const alliance = ALLIANCES.find(({ code, members }) => `alliance:${code}` in values && members.includes(country))
  return (
    values[country] ?? blocValue(values, country, groupings) ?? (alliance && values[`alliance:${alliance.code}`]) ?? values.default ?? 0
  )
}

/** The mean of the values of the blocs that a country counts in; undefined where the table names none of them. */
function blocValue(values: CountryValues, country: string, groupings: readonly Grouping[]): number | undefined {
  let [sum, weights] = [0, 0]
  for (const { code, members } of groupings) {
    const value = values[`bloc:${code}`]
    const weight = value === undefined ? 0 : (members.find((member) => member.country === country)?.weight ?? 0)
    sum += weight * (value ?? 0)
    weights += weight
  }
  return weights > 0 ? sum / weights : undefined
}

function confidenceValue(lens: Lens, reliability: number, credibility: number): number {
  const { confidence } = lens.values
  const grades = [
    confidence.reliability[RELIABILITIES[reliability] as 'A'],
    confidence.credibility[String(CREDIBILITIES[credibility]) as '1'],
  ].filter((grade) => grade !== undefined)
  return grades.length === 0 ? confidence.noInformation : grades.reduce((sum, grade) => sum + grade, 0) / grades.length
}
