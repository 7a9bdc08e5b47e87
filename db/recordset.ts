import { getTableColumns, type InferInsertModel, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'

/** Columns by their names in TypeScript. */
export type Columns = Record<string, PgColumn>

/**
 * Many rows as one JSON value: `json_to_recordset(…) as given(…)` with the columns under their names in TypeScript.
 * Faster than many VALUES on either database, and one statement for any number of rows.
 */
export function recordset(columns: Columns, json: SQLWrapper): SQL {
  const shape = Object.entries(columns).map(([field, column]) => `"${field}" ${column.getSQLType()}`)
  return sql`json_to_recordset(${json}::json) as given(${sql.raw(shape.join(', '))})`
}

/** Rows as the value of a statement. */
export function jsonOf(rows: readonly object[]): SQL {
  return sql`${JSON.stringify(rows)}`
}

/** `insert into … select …` of the columns, from what stands as `given` after `from`. */
export function insertFrom(table: PgTable, columns: Columns, from: SQL): SQL {
  const names = Object.values(columns).map((column) => `"${column.name}"`)
  const fields = Object.keys(columns).map((field) => `given."${field}"`)
  return sql`insert into ${table} (${sql.raw(names.join(', '))}) select ${sql.raw(fields.join(', '))} from ${from}`
}

/** Inserts many rows as one JSON parameter. Every column takes what the row says; database defaults do not apply. */
export function insertAll<T extends PgTable>(table: T, rows: readonly InferInsertModel<T>[]): SQL {
  const columns = getTableColumns(table)
  return insertFrom(table, columns, recordset(columns, jsonOf(rows)))
}
