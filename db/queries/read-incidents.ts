import { and, desc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm'
import { incidents } from '../schema/incident'
import { log, type StoredIncident } from '../schema/log'
import type { Database } from '../store'
import { SEQ_COLUMNS, seqColumn } from './levels'

/** An incident as it stands, with the position of its last change for one level. */
export interface Placed {
  incident: StoredIncident
  seq: number
}

/** Where a page ends: the newest first by time of occurrence, then by id. */
export interface Cut {
  /** Milliseconds since 1970. */
  occurredAt: number
  id: string
}

/** Matches that come after a cut (from the newest where it is null), newest first. `where` must hold the reader's level. */
export async function readPage(db: Database, level: number, where: SQL, after: Cut | null, limit: number): Promise<Placed[]> {
  const beyond =
    after && sql`(${incidents.occurredAt}, ${incidents.id}) < (${new Date(after.occurredAt).toISOString()}::timestamptz, ${after.id}::uuid)`
  // The page is cut before the documents are fetched, whatever the planner believes of the sizes.
  const page = db
    .select({ id: incidents.id, version: incidents.version, occurredAt: incidents.occurredAt })
    .from(incidents)
    .where(beyond ? and(where, beyond) : where)
    .orderBy(desc(incidents.occurredAt), desc(incidents.id))
    .limit(limit)
    .as('page')
  const rows = await db
    .select({ incident: log.incident, seq: seqColumn(level) })
    .from(page)
    .innerJoin(log, and(eq(log.incidentId, page.id), eq(log.version, page.version)))
    .orderBy(desc(page.occurredAt), desc(page.id))
  return rows.flatMap(placed)
}

/** How many match, and how many of those are neither a point nor in a region. */
export async function countMatches(db: Database, where: SQL): Promise<{ total: number; unplaced: number }> {
  const [row] = await db
    .select({
      total: sql<number>`count(*)`.mapWith(Number),
      unplaced: sql<number>`count(*) filter (where ${incidents.country} is null and ${incidents.lng} is null)`.mapWith(Number),
    })
    .from(incidents)
    .where(where)
  return row ?? { total: 0, unplaced: 0 }
}

/** One incident, where a reader of the level may see it. */
export async function readIncident(db: Database, level: number, id: string): Promise<Placed | null> {
  const rows = await db
    .select({ incident: log.incident, seq: seqColumn(level) })
    .from(incidents)
    .innerJoin(log, and(eq(log.incidentId, incidents.id), eq(log.version, incidents.version)))
    .where(and(eq(incidents.id, id), lte(incidents.tlp, level)))
  return rows.flatMap(placed)[0] ?? null
}

/** Incidents at any marking, with the positions for every level: the caller decides who may see them. */
export async function readStored(
  db: Database,
  ids: readonly string[],
): Promise<{ incident: StoredIncident; positions: (number | null)[] }[]> {
  if (ids.length === 0) return []
  const [clear, green, amber, strict, red] = SEQ_COLUMNS
  const rows = await db
    .select({ incident: log.incident, clear, green, amber, strict, red })
    .from(incidents)
    .innerJoin(log, and(eq(log.incidentId, incidents.id), eq(log.version, incidents.version)))
    .where(inArray(incidents.id, [...ids]))
  return rows.map((row) => ({ incident: row.incident, positions: [row.clear, row.green, row.amber, row.strict, row.red] }))
}

/** Locks an incident until the end of the transaction; null where a reader of the level may not see it. */
export async function lockIncident(db: Database, level: number, id: string): Promise<(Placed & { keyLane: number }) | null> {
  const [held] = await db
    .select({ keyLane: incidents.keyLane })
    .from(incidents)
    .where(and(eq(incidents.id, id), lte(incidents.tlp, level)))
    .for('update')
  const stored = held && (await readIncident(db, level, id))
  return stored ? { ...stored, keyLane: held.keyLane } : null
}

/** The ids of all matches. */
export async function readIds(db: Database, where: SQL): Promise<string[]> {
  const rows = await db.select({ id: incidents.id }).from(incidents).where(where)
  return rows.map((row) => row.id)
}

/** A level that sees an incident has a position for its last change. */
function placed(row: { incident: StoredIncident; seq: number | null }): Placed[] {
  return row.seq === null ? [] : [{ incident: row.incident, seq: row.seq }]
}
