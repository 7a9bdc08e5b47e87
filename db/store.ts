import type { SQL } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { Statement } from './statement'

/** Drizzle over either driver: a pool, the embedded store, or a transaction of one of them. */
export type Database = PgDatabase<PgQueryResultHKT>

/** An open store, migrated. One code path stands on it whichever database is behind. */
export interface Store {
  db: Database
  sort: 'pglite' | 'postgres'
  /** Runs a statement as a transaction of its own; rows as with `rowsOf`. */
  run<T>(statement: Statement, values: Record<string, unknown>): Promise<T[]>
  /**
   * Calls back with the payload of each notification on a channel, once its transaction is committed; resolves to the way
   * to stop. Some may be lost when a connection drops: once it stands again, there is a call with null.
   */
  listen(channel: string, callback: (payload: string | null) => void): Promise<() => Promise<void>>
  /** Resolves if the store answers. */
  ping(): Promise<void>
  /** Waits for what is under way, closes, and gives up the lock of the embedded store. */
  close(): Promise<void>
}

/** The rows of a raw statement. Values come as the driver parses them: ask for `json`, `text`, `int` or `float8`, on which the drivers agree. */
export async function rowsOf<T>(db: Database, statement: SQL): Promise<T[]> {
  const result = (await db.execute(statement)) as { rows: T[] }
  return result.rows
}
