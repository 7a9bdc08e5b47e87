import { pgTable, text } from 'drizzle-orm/pg-core'

/** Random values that every process on this store must share, made once. */
export const secrets = pgTable('secrets', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
})
