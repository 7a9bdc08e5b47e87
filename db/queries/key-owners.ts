import { sql } from 'drizzle-orm'
import { incidents } from '../schema/incident'
import { type Database, rowsOf } from '../store'

/** The key of idempotence. */
export interface Key {
  source: string
  externalId: string
}

/** An incident that holds a key, at any marking: the caller decides who may know of it. */
export interface KeyOwner extends Key {
  id: string
  tlp: number
  lane: number
}

/** The incidents that hold any of these keys, the lowest lane first. */
export async function keyOwners(db: Database, keys: readonly Key[]): Promise<KeyOwner[]> {
  if (keys.length === 0) return []
  return rowsOf<KeyOwner>(
    db,
    sql`select held.id, held.tlp::int as tlp, held.key_lane::int as lane, held.source_name as source, held.external_id as "externalId"
      from (select distinct * from json_to_recordset(${JSON.stringify(keys)}::json) as given(source text, "externalId" text)) as given
      join ${incidents} as held on held.source_name = given.source and held.external_id = given."externalId"
      order by held.key_lane`,
  )
}
