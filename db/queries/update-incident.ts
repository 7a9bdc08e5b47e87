import { eq } from 'drizzle-orm'
import { incidents } from '../schema/incident'
import type { Database } from '../store'
import type { IncidentRow } from './incident-row'

/** Replaces the row of an incident. The caller holds its lock. */
export async function updateIncident(db: Database, row: IncidentRow): Promise<void> {
  await db.update(incidents).set(row).where(eq(incidents.id, row.id))
}
