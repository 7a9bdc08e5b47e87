import { sql } from 'drizzle-orm'
import { bigint, check, pgTable, smallint } from 'drizzle-orm/pg-core'

const perLevel = (name: string) => bigint(name, { mode: 'number' }).array().notNull().default([0, 0, 0, 0, 0])

/**
 * Where the log stands: one row, locked by every append, so that positions are given in commit order. Each column
 * holds five numbers, one for each level of `TLPS`: what a reader of that level sees.
 */
export const logHead = pgTable(
  'log_head',
  {
    one: smallint('one').primaryKey().default(1),
    /** Last position. */
    seq: perLevel('seq'),
    /** Time of the last change seen, milliseconds since 1970. */
    at: perLevel('at'),
    /** How many incidents, and the two words of the digest of their (id, version): see `lib/core/digest`. */
    count: perLevel('count'),
    high: perLevel('high'),
    low: perLevel('low'),
  },
  (table) => [check('log_head_one', sql`${table.one} = 1`)],
)
