import { sql } from 'drizzle-orm'
import { insertAll } from '../recordset'
import { incidents } from '../schema/incident'
import { type Database, rowsOf } from '../store'
import type { IncidentRow } from './incident-row'

/**
 * Inserts the rows whose key is free in their lane; of two with one key in the call, the first. Returns the ids inserted.
 * Concurrent callers must give rows in the order of their keys, or they may deadlock.
 */
export async function insertIncidents(db: Database, rows: readonly IncidentRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const inserted = await rowsOf<{ id: string }>(db, sql`${insertAll(incidents, rows)} on conflict do nothing returning id`)
  return new Set(inserted.map((row) => row.id))
}
