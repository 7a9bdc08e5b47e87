import { sql } from 'drizzle-orm'
import { boolean, check, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { Role, Tlp } from '@/lib/core/taxonomy'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' }).notNull().defaultNow()

/** People who may sign in. Rights stand as words: they are few rows, read by people, and checked by the database. */
export const users = pgTable(
  'users',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    /** Lower case. */
    email: text('email').notNull().unique(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text('image'),
    createdAt: moment('created_at'),
    updatedAt: moment('updated_at'),
    role: text('role').$type<Role>().notNull().default('viewer'),
    /** Highest marking they may see. */
    clearance: text('clearance').$type<Tlp>().notNull().default('TLP:CLEAR'),
    organisation: text('organisation'),
    disabled: boolean('disabled').notNull().default(false),
  },
  (table) => [
    check('users_role', sql`${table.role} in ('viewer', 'analyst', 'lead', 'admin')`),
    check('users_clearance', sql`${table.clearance} in ('TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED')`),
  ],
)
