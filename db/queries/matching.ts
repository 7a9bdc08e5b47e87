import { and, between, eq, gte, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { edgesOf } from '@/lib/core/polygon'
import { type Query, regionCountries } from '@/lib/core/query'
import { codeOf, DETERMINATIONS, INVESTIGATIONS, KINDS, SEVERITIES, TLPS } from '@/lib/core/taxonomy'
import { technologyBits } from '@/lib/core/technology-set'
import { searchWords } from '@/lib/core/text'
import { incidents } from '../schema/incident'

/** What a reader of a level may see: a part of every read. */
export function visibleTo(level: number): SQL {
  return lte(incidents.tlp, level)
}

/** What a reader of a level may see that occurred at or after a moment, milliseconds since 1970. */
export function occurredFrom(from: number, level: number): SQL {
  return and(visibleTo(level), gte(incidents.occurredAt, moment(from))) ?? visibleTo(level)
}

/** What a reader of a level may see that holds every word of a search. */
export function holding(search: string, level: number): SQL {
  return and(visibleTo(level), holdsWords(search)) ?? visibleTo(level)
}

/** A query in SQL for a reader of a level. Equal to `matches` of `lib/core/query`. */
export function matching(query: Query, level: number): SQL {
  const all = and(
    visibleTo(level),
    isNull(incidents.mergedInto),
    eq(incidents.exercise, query.exercise),
    oneOf(incidents.kind, KINDS, query.kind),
    oneOf(incidents.severity, SEVERITIES, query.severity),
    oneOf(incidents.determination, DETERMINATIONS, query.determination),
    oneOf(incidents.investigation, INVESTIGATIONS, query.investigation),
    oneOf(incidents.tlp, TLPS, query.tlp),
    query.technology.length > 0 ? sql`(${incidents.technologies} & ${technologyBits(query.technology)}::int) <> 0` : undefined,
    query.origin.length > 0 ? inArray(incidents.origin, query.origin) : undefined,
    inRegions(query),
    query.from === null ? undefined : gte(incidents.occurredAt, moment(query.from)),
    query.to === null ? undefined : lt(incidents.occurredAt, moment(query.to)),
    query.knownFrom === null ? undefined : gte(incidents.recordedAt, moment(query.knownFrom)),
    query.knownBefore === null ? undefined : lt(incidents.recordedAt, moment(query.knownBefore)),
    inBox(query),
    within(query),
    holdsWords(query.q),
  )
  return all ?? visibleTo(level)
}

/** Whether the text holds every word of a search; undefined where it has no words. */
function holdsWords(search: string): SQL | undefined {
  return and(...searchWords(search).map((word) => sql`${incidents.searchText} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`))
}

type CodeColumn =
  | typeof incidents.kind
  | typeof incidents.severity
  | typeof incidents.determination
  | typeof incidents.investigation
  | typeof incidents.tlp

function oneOf<T>(column: CodeColumn, words: readonly T[], wanted: readonly T[]): SQL | undefined {
  if (wanted.length === 0) return undefined
  return inArray(
    column,
    wanted.map((word) => codeOf(words, word)),
  )
}

/** The union of the areas and the countries named, the members of blocs among these. */
function inRegions(query: Query): SQL | undefined {
  if (query.bloc.length + query.country.length + query.area.length === 0) return undefined
  const countries = [...regionCountries(query)]
  return or(
    countries.length > 0 ? inArray(incidents.country, countries) : undefined,
    query.area.length > 0 ? inArray(incidents.area, query.area) : undefined,
  )
}

/** A box whose west exceeds its east crosses the antimeridian. What is no point has no lng and lat and is in no box. */
function inBox({ bbox }: Query): SQL | undefined {
  if (bbox === null) return undefined
  const [west, south, east, north] = bbox
  const inLng = west <= east ? between(incidents.lng, west, east) : or(gte(incidents.lng, west), lte(incidents.lng, east))
  return and(inLng, between(incidents.lat, south, north))
}

/** A drawn region: the sums of `polygonHolds`, step by step. Its edges are one list for each of their four numbers. */
function within(query: Query): SQL | undefined {
  const edges = query.within && edgesOf(query.within)
  if (query.within === null) return undefined
  if (!edges) return sql`false`
  const list = (numbers: Float64Array) => sql`${`{${numbers.join(',')}}`}::float8[]`
  const x = sql`case when ${incidents.lng} < ${edges.west} then ${incidents.lng} + 360 else ${incidents.lng} end`
  const y = incidents.lat
  const crossed = sql`(y1 > ${y}) <> (y2 > ${y}) and ((x2 - x1) * (${y} - y1) - ((${x}) - x1) * (y2 - y1) > 0) = (y2 > y1)`
  const edge = sql`unnest(${list(edges.x1)}, ${list(edges.y1)}, ${list(edges.x2)}, ${list(edges.y2)}) as edge (x1, y1, x2, y2)`
  return and(
    between(y, edges.south, edges.north),
    sql`(${x}) <= ${edges.east}`,
    sql`(select count(*) % 2 = 1 from ${edge} where ${crossed})`,
  )
}

function moment(ms: number): string {
  return new Date(ms).toISOString()
}
