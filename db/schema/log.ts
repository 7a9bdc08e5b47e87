import { sql } from 'drizzle-orm'
import { bigint, integer, json, pgTable, smallint, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Incident } from '@/lib/core/incident'

/** An incident as stored: complete but for `seq`, which depends on the reader. */
export type StoredIncident = Omit<Incident, 'seq'>

const position = (name: string) => bigint(name, { mode: 'number' })

/**
 * The append-only history: every change of every incident, with the whole incident after it. Positions are dense for
 * each clearance, in commit order: `seq` counts all changes, the other four those that a reader of that level sees.
 */
export const log = pgTable(
  'log',
  {
    seq: position('seq').primaryKey(),
    seqStrict: position('seq_strict'),
    seqAmber: position('seq_amber'),
    seqGreen: position('seq_green'),
    seqClear: position('seq_clear'),
    incidentId: uuid('incident_id').notNull(),
    version: integer('version').notNull(),
    /** Code in `OPS`. */
    op: smallint('op').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
    byName: text('by_name').notNull(),
    byId: text('by_id').notNull(),
    /** Level of the marking after the change, and before it (null for a new incident). */
    tlp: smallint('tlp').notNull(),
    tlpBefore: smallint('tlp_before'),
    /** `json`, not `jsonb`: it is given back as it was said and never searched. */
    incident: json('incident').$type<StoredIncident>().notNull(),
  },
  (table) => [
    uniqueIndex('log_version').on(table.incidentId, table.version),
    uniqueIndex('log_seq_strict').on(table.seqStrict).where(sql`${table.seqStrict} is not null`),
    uniqueIndex('log_seq_amber').on(table.seqAmber).where(sql`${table.seqAmber} is not null`),
    uniqueIndex('log_seq_green').on(table.seqGreen).where(sql`${table.seqGreen} is not null`),
    uniqueIndex('log_seq_clear').on(table.seqClear).where(sql`${table.seqClear} is not null`),
  ],
)
