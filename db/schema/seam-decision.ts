import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** What people decided about candidates of the seam: only ever added to; the last of a candidate stands. */
export const seamDecisions = pgTable(
  'seam_decisions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** `SeamCandidate` of `lib/core/seam/seam`. */
    candidate: text('candidate').notNull(),
    decision: text('decision').$type<'accepted' | 'rejected'>().notNull(),
    reason: text('reason').notNull(),
    title: text('title').notNull(),
    /** The incidents that it was seen in: who may not see all of them does not hear of the decision. */
    incidents: uuid('incidents').array().notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('seam_decisions_candidate').on(table.candidate, table.at),
    check('seam_decisions_decision', sql`${table.decision} in ('accepted', 'rejected')`),
  ],
)
