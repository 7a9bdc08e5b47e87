import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { incidents } from '../schema/incident'
import { type Database, rowsOf } from '../store'
import type { Cut } from './read-incidents'

/** Columns of incidents, entry by entry; times in milliseconds since 1970, words as their codes. */
export interface IncidentColumns {
  id: string[]
  version: number[]
  kind: number[]
  severity: number[]
  determination: number[]
  investigation: number[]
  tlp: number[]
  exercise: boolean[]
  merged: boolean[]
  origin: string[]
  originConfidence: number[]
  reliability: number[]
  credibility: number[]
  sector: (number | null)[]
  /** `technologyBits`. */
  technologies: number[]
  occurredAt: number[]
  occurredPrecision: number[]
  recordedAt: number[]
  lng: (number | null)[]
  lat: (number | null)[]
  uncertaintyKm: (number | null)[]
  country: (string | null)[]
  area: (string | null)[]
  title: string[]
  placeName: (string | null)[]
}

const ms = (column: SQLWrapper) => sql`(extract(epoch from ${column}) * 1000)::bigint`

const FIELDS: Record<keyof IncidentColumns, SQL> = {
  id: sql`${incidents.id}`,
  version: sql`${incidents.version}`,
  kind: sql`${incidents.kind}`,
  severity: sql`${incidents.severity}`,
  determination: sql`${incidents.determination}`,
  investigation: sql`${incidents.investigation}`,
  tlp: sql`${incidents.tlp}`,
  exercise: sql`${incidents.exercise}`,
  merged: sql`${incidents.mergedInto} is not null`,
  origin: sql`${incidents.origin}`,
  originConfidence: sql`${incidents.originConfidence}`,
  reliability: sql`${incidents.reliability}`,
  credibility: sql`${incidents.credibility}`,
  sector: sql`${incidents.sector}`,
  technologies: sql`${incidents.technologies}`,
  occurredAt: ms(incidents.occurredAt),
  occurredPrecision: sql`${incidents.occurredPrecision}`,
  recordedAt: ms(incidents.recordedAt),
  lng: sql`${incidents.lng}`,
  lat: sql`${incidents.lat}`,
  uncertaintyKm: sql`${incidents.uncertaintyKm}`,
  country: sql`${incidents.country}`,
  area: sql`${incidents.area}`,
  title: sql`${incidents.title}`,
  placeName: sql`${incidents.placeName}`,
}

const NAMES = Object.keys(FIELDS) as (keyof IncidentColumns)[]

/**
 * The columns of what matches, oldest first by (occurredAt, id), after a cut; null where there is none left.
 * Each column comes as one JSON array: parsing values one by one costs several times as much in either driver.
 */
export async function readColumns(db: Database, where: SQL, after: Cut | null, limit: number): Promise<IncidentColumns | null> {
  const beyond = after
    ? sql`and (${incidents.occurredAt}, ${incidents.id}) > (${new Date(after.occurredAt).toISOString()}::timestamptz, ${after.id}::uuid)`
    : sql``
  const fields = NAMES.map((name) => sql`${FIELDS[name]} as ${sql.identifier(name)}`)
  const arrays = NAMES.map((name) => sql`json_agg(${sql.identifier(name)}) as ${sql.identifier(name)}`)
  const [columns] = await rowsOf<IncidentColumns | Record<keyof IncidentColumns, null>>(
    db,
    sql`select ${sql.join(arrays, sql`, `)} from (
      select ${sql.join(fields, sql`, `)} from ${incidents} where ${where} ${beyond}
      order by ${incidents.occurredAt}, ${incidents.id} limit ${limit}
    ) as page`,
  )
  return columns?.id ? columns : null
}
