import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { users } from './user'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' }).notNull()

/** Who is signed in, kept by better-auth. */
export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: moment('expires_at'),
    createdAt: moment('created_at').defaultNow(),
    updatedAt: moment('updated_at').defaultNow(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
  },
  (table) => [index('sessions_user').on(table.userId)],
)
