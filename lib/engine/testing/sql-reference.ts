import { type SQL, sql } from 'drizzle-orm'
import { incidentRow } from '@/db/queries/incident-row'
import { insertIncidents } from '@/db/queries/insert-incidents'
import { matching } from '@/db/queries/matching'
import { incidents } from '@/db/schema/incident'
import { type Database, rowsOf } from '@/db/store'
import type { Incident } from '../../core/incident'
import { CLASSES } from '../../core/lens/lens'
import type { CompiledLens } from '../../core/lens/score'
import { EMPTY_QUERY, type Query } from '../../core/query'
import { COUNTRIES } from '../../core/region/region'
import { CONFIDENCES, CREDIBILITIES, codeOf, DETERMINATIONS, KINDS, NON_COUNTRY_ORIGINS, TLPS } from '../../core/taxonomy'
import type { CellGrid } from '../cell-grid'
import type { Picture } from '../messages'
import type { Scoring } from '../scoring'

const EVERYTHING = TLPS.length
const FALSE_POSITIVE = codeOf(DETERMINATIONS, 'false-positive')
const AT_ONCE = 1000
/** Beyond this nothing is left, and Postgres refuses to say how little. */
const MOST_HALF_LIVES = 1000

/** Count, load under either lens, and matches per agreement class. */
type Load = { count: number; east: number; west: number; classes: number[] }

/** The numbers of a picture that SQL gives. */
export interface SqlReference {
  total: number
  unplaced: number
  east: number
  west: number
  classes: number[]
  countries: Record<string, Load>
  areas: Record<string, Load>
  /** By kind, with every filter but that of the kind; and but those of the times. */
  kinds: number[]
  always: number[]
  /** Matches that are points on the cells of a grid; 0 without one. */
  onGrid: number
}

/** Fills a store's table with incidents, as the recorder writes their rows. */
export async function fillTable(db: Database, list: readonly Incident[]): Promise<void> {
  for (let at = 0; at < list.length; at += AT_ONCE)
    await insertIncidents(
      db,
      list.slice(at, at + AT_ONCE).map((incident) => incidentRow(incident, 0)),
    )
}

/** Counts and scores the matches of a query by SQL alone: the lenses' tables go in, the sums come out. */
export async function sqlReference(db: Database, query: Query, scoring: Scoring, grid: CellGrid | null): Promise<SqlReference> {
  const [row] = await rowsOf<{ answer: SqlReference & Record<'countries' | 'areas', [string, Load][]> }>(
    db,
    sql`
      with scored as (
        select kind, country, area, lng, lat, ${scoreOf(scoring.east, scoring.at)} as east, ${scoreOf(scoring.west, scoring.at)} as west
        from ${incidents} where ${matching(query, EVERYTHING)}
      ), found as (
        select *, (east >= ${scoring.east.highFrom}::float8)::int + 2 * (west >= ${scoring.west.highFrom}::float8)::int as class from scored
      )
      select json_build_object(
        'total', (select count(*) from found),
        'unplaced', (select count(*) from found where country is null and lng is null),
        'east', (select coalesce(sum(east), 0) from found),
        'west', (select coalesce(sum(west), 0) from found),
        'classes', (select json_build_array(${classCounts()}) from found),
        'countries', ${loadsBy(sql`country`)},
        'areas', ${loadsBy(sql`area`)},
        'kinds', ${kindsOf({ ...query, kind: EMPTY_QUERY.kind })},
        'always', ${kindsOf({ ...query, from: null, to: null })},
        'onGrid', (select count(*) from found where ${grid ? onGrid(grid) : sql`false`})
      ) as answer`,
  )
  if (!row) throw new Error('the store gave no answer')
  const { countries, areas, ...rest } = row.answer
  return { ...rest, countries: Object.fromEntries(countries), areas: Object.fromEntries(areas) }
}

/** The same numbers of a picture. */
export function sqlReferenceOf(picture: Picture): SqlReference {
  const { total, unplaced, east, west, classes } = picture
  const loads = (list: Picture['countries']) =>
    Object.fromEntries(list.map(({ region, count, east, west, classes }) => [region, { count, east, west, classes }]))
  return {
    ...{ total, unplaced, east, west, classes },
    countries: loads(picture.countries),
    areas: loads(picture.areas),
    kinds: picture.facets.kind,
    always: picture.histogram.kinds.map((counts) => counts.reduce((sum, count) => sum + count, 0)),
    onGrid: picture.symbols.reduce((sum, { count }) => sum + count, 0),
  }
}

function scoreOf(lens: CompiledLens, at: number): SQL {
  const table = (values: Float64Array) => sql`(${`{${values.join(',')}}`}::float8[])`
  const countryCode = sql`coalesce(array_position(${`{${COUNTRIES.join(',')}}`}::text[], country), 0)`
  const originCode = sql`(array_position(${`{${[...NON_COUNTRY_ORIGINS, ...COUNTRIES].join(',')}}`}::text[], origin) - 1)`
  const ageMs = sql`greatest(0, ${at}::float8 - extract(epoch from occurred_at)::float8 * 1000)`
  return sql`case when determination = ${FALSE_POSITIVE} then 0 else (
    ${table(lens.kind)}[kind + 1]
    + ${table(lens.origin)}[${originCode} * ${CONFIDENCES.length}::int + origin_confidence + 1]
    + ${table(lens.place)}[${countryCode} + 1]
    + ${table(lens.severity)}[severity + 1]
    + ${table(lens.confidence)}[reliability * ${CREDIBILITIES.length}::int + credibility + 1]
    + ${table(lens.sector)}[coalesce(sector + 1, 0) + 1]
  ) * power(0.5::float8, least(${MOST_HALF_LIVES}::float8, ${ageMs} / ${table(lens.halfLifeMs)}[kind + 1])) end`
}

function classCounts(): SQL {
  return sql.join(
    CLASSES.map((_, at) => sql`count(*) filter (where class = ${at}::int)`),
    sql`, `,
  )
}

function loadsBy(region: SQL): SQL {
  return sql`(select coalesce(json_agg(json_build_array(region, load)), '[]') from (
    select ${region} as region,
      json_build_object('count', count(*), 'east', sum(east), 'west', sum(west), 'classes', json_build_array(${classCounts()})) as load
    from found where ${region} is not null group by ${region}) as regions)`
}

function kindsOf(query: Query): SQL {
  const counts = KINDS.map((_, kind) => sql`count(*) filter (where kind = ${kind}::int)`)
  return sql`(select json_build_array(${sql.join(counts, sql`, `)}) from ${incidents} where ${matching(query, EVERYTHING)})`
}

/** Whether a point lies on a cell: on the Mercator world of width 1 that is cut at -169 degrees. */
function onGrid({ left, top, columns, lines, shift }: CellGrid): SQL {
  const cells = 2 ** (32 - shift)
  const x = sql`(case when lng < -169 then lng + 529 else lng + 169 end) / 360`
  // Postgres refuses what underflows: a hair off the equator is the equator.
  const sine = sql`sin(radians(case when abs(lat) < 1e-12 then 0 else lat end))`
  const y = sql`0.5 - ln((1 + ${sine}) / (1 - ${sine})) / (4 * pi())`
  const between = (value: SQL, from: number, size: number) =>
    sql`${value} >= ${from / cells}::float8 and ${value} < ${(from + size) / cells}::float8`
  return sql`lng is not null and ${between(x, left, columns)} and ${between(y, top, lines)}`
}
