import { sql } from 'drizzle-orm'
import { check, integer, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Subject } from '@/lib/core/lens/holder'
import type { Version } from '@/lib/core/lens/in-force'

/**
 * The history of lenses and groupings. Rows are only ever added: a trigger refuses every change, so that what a score
 * was made with can always be looked up.
 */
export const lensVersions = pgTable(
  'lens_versions',
  {
    subject: text('subject').$type<Subject>().notNull(),
    version: integer('version').notNull(),
    /** Null where an ally's lens was taken back. */
    body: json('body').$type<Version['body']>(),
    authorId: text('author_id').notNull(),
    authorName: text('author_name').notNull(),
    /** Null for what ships. */
    approverId: text('approver_id'),
    approverName: text('approver_name'),
    reason: text('reason').notNull(),
    /** Null: from the beginning of time. */
    inForceFrom: timestamp('in_force_from', { withTimezone: true, mode: 'date' }),
    draftId: uuid('draft_id'),
  },
  (table) => [
    primaryKey({ columns: [table.subject, table.version] }),
    check('lens_versions_body', sql`${table.body} is not null or ${table.subject} like 'ally:%'`),
    check(
      'lens_versions_two_people',
      sql`${table.approverId} <> ${table.authorId} or (${table.approverId} is null and ${table.version} = 1)`,
    ),
  ],
)
