import { index, integer, json, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Lines of an import that could not be taken, with their text and the reasons. */
export const quarantine = pgTable(
  'quarantine',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    importId: text('import_id').notNull(),
    line: integer('line').notNull(),
    text: text('text').notNull(),
    issues: json('issues').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
  },
  (table) => [index('quarantine_import').on(table.importId, table.line)],
)
