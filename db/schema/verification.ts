import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' }).notNull()

/** Short-lived proofs that better-auth keeps for itself. */
export const verifications = pgTable(
  'verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: moment('expires_at'),
    createdAt: moment('created_at').defaultNow(),
    updatedAt: moment('updated_at').defaultNow(),
  },
  (table) => [index('verifications_identifier').on(table.identifier)],
)
