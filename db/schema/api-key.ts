import { sql } from 'drizzle-orm'
import { check, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Role, Tlp } from '@/lib/core/taxonomy'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** Keys of machines. The key itself is shown once and never stored. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    name: text('name').notNull(),
    /** SHA-256 of the key, hexadecimal: a key is 256 random bits, so a slow hash would add nothing. */
    hash: text('hash').notNull().unique(),
    /** First characters of the key, to tell keys apart. */
    hint: text('hint').notNull(),
    role: text('role').$type<Role>().notNull(),
    clearance: text('clearance').$type<Tlp>().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    createdBy: text('created_by').notNull(),
    lastUsedAt: moment('last_used_at'),
    revokedAt: moment('revoked_at'),
  },
  (table) => [
    check('api_keys_role', sql`${table.role} in ('viewer', 'analyst', 'lead', 'admin')`),
    check('api_keys_clearance', sql`${table.clearance} in ('TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED')`),
  ],
)
