import { getTableColumns, type InferInsertModel, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'

/**
 * Many rows as one JSON parameter: `json_to_recordset($1) as given(…)` with a column for each of the table's, under
 * its name in TypeScript. Faster than many VALUES on either database, and one statement for any number of rows.
 */
export function recordset<T extends PgTable>(table: T, rows: readonly InferInsertModel<T>[]): SQL {
  const columns = Object.entries(getTableColumns(table))
  const shape = columns.map(([field, column]) => `"${field}" ${column.getSQLType()}`).join(', ')
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as given(${sql.raw(shape)})`
}

/** Inserts many rows as one JSON parameter. Every column takes what the row says; database defaults do not apply. */
export function insertAll<T extends PgTable>(table: T, rows: readonly InferInsertModel<T>[]): SQL {
  const columns = Object.entries(getTableColumns(table))
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ')
  const fields = columns.map(([field]) => `given."${field}"`).join(', ')
  return sql`insert into ${table} (${sql.raw(names)}) select ${sql.raw(fields)} from ${recordset(table, rows)}`
}
