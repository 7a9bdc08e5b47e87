import { fillPlaceholders, type SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'

/** A statement whose text is always the same, so that a connection of Postgres plans it once. */
export interface Statement {
  name: string
  text: string
  /** The parameters, given the values of its placeholders. */
  parameters(values: Record<string, unknown>): unknown[]
}

/** A statement with `sql.placeholder`s. One name stands for one text. */
export function statement(name: string, query: SQL): Statement {
  const { sql: text, params } = new PgDialect().sqlToQuery(query)
  return { name, text, parameters: (values) => fillPlaceholders(params, values) }
}
