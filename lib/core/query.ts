import type { Incident } from './incident'
import { isPoint } from './incident'
import { edgesOf, type LngLat, polygonHolds } from './polygon'
import { countriesOf, DEFAULT_GROUPINGS, type Grouping } from './region/grouping'
import type { Determination, Investigation, Kind, Severity, Technology, Tlp } from './taxonomy'
import { matchesWords, searchText, searchWords } from './text'

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
