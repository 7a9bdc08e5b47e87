import { type InferInsertModel, sql } from 'drizzle-orm'
import { quarantine } from '../schema/quarantine'
import type { Database } from '../store'

/** A line that could not be taken, by import and number. */
export type QuarantineRow = Required<Omit<InferInsertModel<typeof quarantine>, 'id' | 'at'>>

/** Keeps lines, as one JSON parameter. */
export async function keepQuarantine(db: Database, rows: readonly QuarantineRow[]): Promise<void> {
  await db.execute(
    sql`insert into ${quarantine} (import_id, line, text, issues, by_id, by_name)
      select "importId", line, text, issues, "byId", "byName"
      from json_to_recordset(${JSON.stringify(rows)}::json) as given("importId" text, line int, text text, issues json, "byId" text, "byName" text)`,
  )
}
