import type { Incident } from './incident'
import { isPoint } from './incident'
import { type Issue, issue } from './issue'
import { edgesOf, type LngLat, POLYGON_LIMITS, parseRing, polygonHolds } from './polygon'
import { countriesOf, DEFAULT_GROUPINGS, type Grouping, isBlocCode } from './region/grouping'
import { isArea, isCountry } from './region/region'
import {
  DETERMINATIONS,
  type Determination,
  INVESTIGATIONS,
  type Investigation,
  KINDS,
  type Kind,
  NON_COUNTRY_ORIGINS,
  SEVERITIES,
  type Severity,
  TECHNOLOGIES,
  type Technology,
  TLPS,
  type Tlp,
} from './taxonomy'
import { isCleanText, matchesWords, searchText, searchWords } from './text'
import { formatMoment, parseMoment } from './time'

/** West, south, east, north in degrees. West may exceed east: the box then crosses the antimeridian. */
export type Bbox = [west: number, south: number, east: number, north: number]

/**
 * What a reader asks for: the one filter of map, list, counts, timeline, exports and API. An empty list is no
 * restriction. Lists of one field are alternatives; fields restrict each other. `bloc`, `country` and `area`
 * together are one field: the union of the regions named.
 */
export interface Query {
  /** The real picture, or the exercise lane; the two are never mixed. */
  exercise: boolean
  kind: Kind[]
  severity: Severity[]
  determination: Determination[]
  investigation: Investigation[]
  tlp: Tlp[]
  /** Any of the technologies involved. */
  technology: Technology[]
  origin: string[]
  bloc: string[]
  country: string[]
  area: string[]
  /** Occurred at or after, milliseconds since 1970. */
  from: number | null
  /** Occurred before, milliseconds since 1970. */
  to: number | null
  /** Entered the record at or after, and before, milliseconds since 1970: what was known by then, in its present form. */
  knownFrom: number | null
  knownBefore: number | null
  bbox: Bbox | null
  /** Corners of a drawn region (see `polygon`); what is no point lies in none. */
  within: LngLat[] | null
  /** Words, each of which must be found in title, summary, place, source, external id, tags or techniques. */
  q: string
}

export const EMPTY_QUERY: Query = {
  exercise: false,
  kind: [],
  severity: [],
  determination: [],
  investigation: [],
  tlp: [],
  technology: [],
  origin: [],
  bloc: [],
  country: [],
  area: [],
  from: null,
  to: null,
  knownFrom: null,
  knownBefore: null,
  bbox: null,
  within: null,
  q: '',
}

/** The fields that are lists, in the order of a filter's text. */
export const LIST_FIELDS = [
  'kind',
  'severity',
  'determination',
  'investigation',
  'tlp',
  'technology',
  'origin',
  'bloc',
  'country',
  'area',
] as const satisfies readonly (keyof Query)[]

export const QUERY_LIMITS = { q: 200, list: 300 } as const

/** The two clocks' windows: when it happened, and when it entered the record. */
const WINDOWS = [
  ['from', 'to'],
  ['knownFrom', 'knownBefore'],
] as const

/** The parameters that make a query; a door may take others beside them. */
export const QUERY_PARAMETERS = Object.keys(EMPTY_QUERY) as (keyof Query)[]

/**
 * Reads a query from URL parameters; lists are comma-separated or repeated. Unknown words are issues, never silently
 * dropped; the blocs known are those of the groupings, and any sound code where those are not known yet (null).
 */
export function parseQuery(
  params: URLSearchParams,
  groupings: readonly Grouping[] | null = DEFAULT_GROUPINGS,
): { query: Query; issues: Issue[] } {
  const issues: Issue[] = []
  const blocs = groupings?.map((bloc) => bloc.code) ?? []
  const query: Query = {
    exercise: readFlag(params, issues),
    kind: readWords(params, 'kind', isIn(KINDS), KINDS.join(', '), issues),
    severity: readWords(params, 'severity', isIn(SEVERITIES), SEVERITIES.join(', '), issues),
    determination: readWords(params, 'determination', isIn(DETERMINATIONS), DETERMINATIONS.join(', '), issues),
    investigation: readWords(params, 'investigation', isIn(INVESTIGATIONS), INVESTIGATIONS.join(', '), issues),
    tlp: readWords(params, 'tlp', isIn(TLPS), TLPS.join(', '), issues),
    technology: readWords(params, 'technology', isIn(TECHNOLOGIES), TECHNOLOGIES.join(', '), issues),
    origin: readWords(params, 'origin', isOrigin, 'a country code, non-state, unknown', issues),
    bloc: readWords(params, 'bloc', groupings ? isIn(blocs) : isBloc, blocs.join(', '), issues),
    country: readWords(
      params,
      'country',
      (text): text is string => isCountry(text),
      'ISO 3166-1 alpha-2 codes in capitals, such as EE',
      issues,
    ),
    area: readWords(params, 'area', (text): text is string => isArea(text), 'ISO 3166-2 codes, such as EE-37', issues),
    from: readTime(params, 'from', issues),
    to: readTime(params, 'to', issues),
    knownFrom: readTime(params, 'knownFrom', issues),
    knownBefore: readTime(params, 'knownBefore', issues),
    bbox: readBbox(params, issues),
    within: readWithin(params, issues),
    q: readSearch(params, issues),
  }
  for (const [from, to] of WINDOWS) {
    const [start, end] = [query[from], query[to]]
    if (start !== null && end !== null && start >= end)
      issues.push(issue(from, 'time_order', `${from} must lie before ${to}`, params.get(from)))
  }
  return { query, issues }
}

/** Writes a query as URL parameters, only what restricts, in a fixed order: equal queries give equal text. */
export function formatQuery(query: Query): URLSearchParams {
  const params = new URLSearchParams()
  if (query.exercise) params.set('exercise', 'true')
  for (const field of LIST_FIELDS) if (query[field].length > 0) params.set(field, [...query[field]].sort().join(','))
  for (const name of WINDOWS.flat()) if (query[name] !== null) params.set(name, formatMoment(query[name]))
  if (query.bbox) params.set('bbox', query.bbox.join(','))
  if (query.within) params.set('within', query.within.flat().join(','))
  if (query.q) params.set('q', query.q)
  return params
}

/**
 * The query with its blocs replaced by their countries in the groupings in force: done once where a query comes in, so
 * that all that filters knows countries only. Blocs that are left in a query are taken as the groupings that ship; those
 * that hold nobody stay, as without them nothing would restrict.
 */
export function settleBlocs(query: Query, groupings: readonly Grouping[]): Query {
  if (query.bloc.length === 0) return query
  const country = [...regionCountries(query, groupings)]
  return country.length + query.area.length === 0 ? query : { ...query, bloc: [], country }
}

/** The countries that a query's regions name as a whole; none where no bloc and no country restricts. */
export function regionCountries(query: Pick<Query, 'bloc' | 'country'>, groupings: readonly Grouping[] = DEFAULT_GROUPINGS): Set<string> {
  return new Set([...query.country, ...query.bloc.flatMap((bloc) => countriesOf(groupings, bloc))])
}

/** Whether an incident matches: the reference that the columns' pass and the database must equal. */
export function matches(query: Query, incident: Incident): boolean {
  const has = <T>(list: readonly T[], word: T) => list.length === 0 || list.includes(word)
  const at = Date.parse(incident.occurredAt)
  const known = Date.parse(incident.recordedAt)
  return (
    incident.mergedInto === null &&
    incident.exercise === query.exercise &&
    has(query.kind, incident.kind) &&
    has(query.severity, incident.severity) &&
    has(query.determination, incident.determination) &&
    has(query.investigation, incident.investigation) &&
    has(query.tlp, incident.tlp) &&
    (query.technology.length === 0 || query.technology.some((one) => incident.technologies.includes(one))) &&
    has(query.origin, incident.origin.code) &&
    (query.from === null || at >= query.from) &&
    (query.to === null || at < query.to) &&
    (query.knownFrom === null || known >= query.knownFrom) &&
    (query.knownBefore === null || known < query.knownBefore) &&
    isInRegions(query, incident) &&
    isInBox(query.bbox, incident) &&
    isWithin(query.within, incident) &&
    (query.q === '' || matchesWords(searchText(incident), searchWords(query.q)))
  )
}

/** Whether a point lies in a box; true where there is no box. The border belongs to it. */
export function boxHolds(bbox: Bbox, lng: number, lat: number): boolean {
  const [west, south, east, north] = bbox
  const inLng = west <= east ? lng >= west && lng <= east : lng >= west || lng <= east
  return inLng && lat >= south && lat <= north
}

function isInRegions(query: Query, incident: Incident): boolean {
  if (query.bloc.length + query.country.length + query.area.length === 0) return true
  const inArea = incident.area !== null && query.area.includes(incident.area)
  return inArea || (incident.country !== null && regionCountries(query).has(incident.country))
}

function isInBox(bbox: Bbox | null, incident: Incident): boolean {
  if (bbox === null) return true
  return isPoint(incident.place) && boxHolds(bbox, incident.place.lng, incident.place.lat)
}

function isWithin(within: LngLat[] | null, { place }: Incident): boolean {
  if (within === null) return true
  const edges = edgesOf(within)
  return edges !== null && isPoint(place) && polygonHolds(edges, place.lng, place.lat)
}

function isIn<T extends string>(list: readonly T[]) {
  return (text: string): text is T => (list as readonly string[]).includes(text)
}

function isBloc(text: string): text is string {
  return isBlocCode(text)
}

function isOrigin(text: string): text is string {
  return (NON_COUNTRY_ORIGINS as readonly string[]).includes(text) || isCountry(text)
}

function readWords<T extends string>(
  params: URLSearchParams,
  name: string,
  accepts: (text: string) => text is T,
  known: string,
  issues: Issue[],
): T[] {
  // A plus sign in a URL reads as a blank, and TLP:AMBER+STRICT is often sent unescaped.
  const words = params
    .getAll(name)
    .flatMap((text) => text.split(','))
    .map((text) => text.trim().replace(' ', '+'))
    .filter(Boolean)
  if (words.length > QUERY_LIMITS.list) issues.push(issue(name, 'too_many', `${name} takes at most ${QUERY_LIMITS.list} values`))
  const kept = new Set<T>()
  for (const word of words.slice(0, QUERY_LIMITS.list)) {
    if (accepts(word)) kept.add(word)
    else issues.push(issue(name, 'not_in_list', `${name} does not know this value; it takes ${known}`, word))
  }
  return [...kept]
}

function readFlag(params: URLSearchParams, issues: Issue[]): boolean {
  const text = params.get('exercise')
  if (text !== null && text !== 'true' && text !== 'false') issues.push(issue('exercise', 'type', 'exercise is true or false', text))
  return text === 'true'
}

function readTime(params: URLSearchParams, name: (typeof WINDOWS)[number][number], issues: Issue[]): number | null {
  const text = params.get(name)
  if (!text) return null
  const moment = parseMoment(text.replace(' ', '+'))
  if (!moment) issues.push(issue(name, 'time_format', `${name} is not a time; write 2026-11-20T08:30:00Z or 2026-11-20`, text))
  return moment?.ms ?? null
}

function readBbox(params: URLSearchParams, issues: Issue[]): Bbox | null {
  const text = params.get('bbox')
  if (!text) return null
  const [west, south, east, north, ...rest] = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const box = [west, south, east, north] as Bbox
  const sound =
    rest.length === 0 &&
    box.every(Number.isFinite) &&
    Math.abs(box[0]) <= 180 &&
    Math.abs(box[2]) <= 180 &&
    box[1] >= -90 &&
    box[3] <= 90 &&
    box[1] <= box[3]
  if (!sound) issues.push(issue('bbox', 'pattern', 'bbox is west,south,east,north in degrees, such as 20,53,29,60', text))
  return sound ? box : null
}

function readWithin(params: URLSearchParams, issues: Issue[]): LngLat[] | null {
  const text = params.get('within')
  if (!text) return null
  const ring = parseRing(text)
  if (!ring) {
    const { fewest, most } = POLYGON_LIMITS
    const message = `within is ${fewest} to ${most} corners of a region that holds no pole, lng,lat,lng,lat in degrees, such as 24,59,28,59,26,57`
    issues.push(issue('within', 'pattern', message, text))
  }
  return ring
}

function readSearch(params: URLSearchParams, issues: Issue[]): string {
  const text = (params.get('q') ?? '').trim()
  const problem = searchIssue(text)
  if (problem) issues.push(problem)
  return problem ? '' : text
}

/** Why the words of a search cannot be taken; null where they can. */
export function searchIssue(words: string): Issue | null {
  if (words.length > QUERY_LIMITS.q) return issue('q', 'too_long', `q takes at most ${QUERY_LIMITS.q} characters`, words)
  return isCleanText(words) ? null : issue('q', 'text_unclean', 'q holds control characters or broken Unicode; remove them', words)
}
