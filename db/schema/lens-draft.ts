import { sql } from 'drizzle-orm'
import { check, index, integer, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Subject } from '@/lib/core/lens/holder'
import type { Version } from '@/lib/core/lens/in-force'
import type { DraftStatus } from '@/lib/core/lens/lens-draft'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** Changes of lenses and groupings that somebody drafted, and what became of each. */
export const lensDrafts = pgTable(
  'lens_drafts',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    subject: text('subject').$type<Subject>().notNull(),
    /** The version it was made from; 0 for none. */
    base: integer('base').notNull(),
    /** Null where an ally's lens is to be taken back. */
    body: json('body').$type<Version['body']>(),
    reason: text('reason').notNull(),
    status: text('status').$type<DraftStatus>().notNull().default('draft'),
    /** Counts the edits. */
    revision: integer('revision').notNull().default(1),
    authorId: text('author_id').notNull(),
    authorName: text('author_name').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    changedAt: moment('changed_at').notNull().defaultNow(),
    decidedById: text('decided_by_id'),
    decidedByName: text('decided_by_name'),
    decidedAt: moment('decided_at'),
    decision: text('decision'),
    /** The version that it became. */
    version: integer('version'),
  },
  (table) => [
    check('lens_drafts_status', sql`${table.status} in ('draft', 'proposed', 'approved', 'rejected', 'withdrawn')`),
    index('lens_drafts_changed').on(table.changedAt),
  ],
)

/** The forms that drafts had before their authors edited them. */
export const lensDraftEdits = pgTable(
  'lens_draft_edits',
  {
    draftId: uuid('draft_id').notNull(),
    revision: integer('revision').notNull(),
    base: integer('base').notNull(),
    body: json('body').$type<Version['body']>(),
    reason: text('reason').notNull(),
    replacedAt: moment('replaced_at').notNull().defaultNow(),
    /** What was said where it had been withdrawn; null where it had not. */
    withdrawn: text('withdrawn'),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.revision] })],
)
