import { and, asc, eq, gt, isNotNull, sql } from 'drizzle-orm'
import { incidents } from '../schema/incident'
import { log, type StoredIncident } from '../schema/log'
import type { Database } from '../store'
import { SEQ_COLUMNS, seqColumn } from './levels'

/** A change as stored, with its position for one level. Words stand as their codes. */
export interface LoggedChange {
  seq: number
  id: string
  version: number
  op: number
  by: string
  tlp: number
  tlpBefore: number | null
  incident: StoredIncident
}

/** A change as it may be told: what an incident said may be told no longer once it rose above the reader. */
export interface ToldChange extends LoggedChange {
  /** Level of the marking that the incident has now. */
  tlpNow: number
}

const FIELDS = {
  id: log.incidentId,
  version: log.version,
  op: log.op,
  by: log.byName,
  tlp: log.tlp,
  tlpBefore: log.tlpBefore,
  incident: log.incident,
} as const

/** No join, so that it stays a search by id for each row that is returned. */
const NOW = { tlpNow: sql<number>`(select now.tlp from ${incidents} as now where now.id = log.incident_id)` }

/** The changes that a level sees after a position of its own, in order. */
export async function readLog(db: Database, level: number, after: number, limit: number): Promise<ToldChange[]> {
  const seq = seqColumn(level)
  const rows = await db
    .select({ seq, ...FIELDS, ...NOW })
    .from(log)
    .where(gt(seq, after))
    .orderBy(asc(seq))
    .limit(limit)
  return rows.map(numbered)
}

/** The changes of one incident that a level sees, oldest first. */
export async function readHistory(db: Database, level: number, id: string): Promise<ToldChange[]> {
  const seq = seqColumn(level)
  const rows = await db
    .select({ seq, ...FIELDS, ...NOW })
    .from(log)
    .where(and(eq(log.incidentId, id), isNotNull(seq)))
    .orderBy(asc(log.version))
  return rows.map(numbered)
}

/** All changes after a position of the highest level, in order, with the positions for every level. */
export async function readChanges(
  db: Database,
  after: number,
  limit: number,
): Promise<(LoggedChange & { positions: (number | null)[] })[]> {
  const [clear, green, amber, strict, seq] = SEQ_COLUMNS
  const rows = await db
    .select({ clear, green, amber, strict, seq, ...FIELDS })
    .from(log)
    .where(gt(log.seq, after))
    .orderBy(asc(log.seq))
    .limit(limit)
  return rows.map(({ clear, green, amber, strict, ...row }) => ({ ...row, positions: [clear, green, amber, strict, row.seq] }))
}

function numbered<T extends { seq: number | null }>(row: T): T & { seq: number } {
  if (row.seq === null) throw new Error('A row was read by a position that it lacks.')
  return { ...row, seq: row.seq }
}
