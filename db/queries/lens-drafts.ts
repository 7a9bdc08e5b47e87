import { and, asc, count, desc, eq, inArray, type SQL } from 'drizzle-orm'
import type { Subject } from '@/lib/core/lens/holder'
import type { DraftStatus } from '@/lib/core/lens/lens-draft'
import { lensDraftEdits, lensDrafts } from '../schema/lens-draft'
import type { Database } from '../store'

export type DraftRow = typeof lensDrafts.$inferSelect

/** Adds a draft. */
export async function addDraft(
  db: Database,
  draft: Pick<DraftRow, 'subject' | 'base' | 'body' | 'reason' | 'authorId' | 'authorName'>,
): Promise<DraftRow> {
  const [row] = await db.insert(lensDrafts).values(draft).returning()
  if (!row) throw new Error('The draft was not stored.')
  return row
}

/** One draft; null where there is none. With `lock` others wait to change it until the transaction ends. */
export async function readDraft(db: Database, id: string, { lock = false } = {}): Promise<DraftRow | null> {
  const one = db.select().from(lensDrafts).where(eq(lensDrafts.id, id))
  const [row] = await (lock ? one.for('update') : one)
  return row ?? null
}

/** Drafts, the last changed first. */
export async function readDrafts(
  db: Database,
  { statuses, subject, limit }: { statuses: readonly DraftStatus[]; subject: Subject | null; limit: number },
): Promise<DraftRow[]> {
  const where: (SQL | undefined)[] = [
    statuses.length > 0 ? inArray(lensDrafts.status, [...statuses]) : undefined,
    subject === null ? undefined : eq(lensDrafts.subject, subject),
  ]
  return db
    .select()
    .from(lensDrafts)
    .where(and(...where))
    .orderBy(desc(lensDrafts.changedAt), desc(lensDrafts.id))
    .limit(limit)
}

/** How many drafts of an author are neither decided nor withdrawn. */
export async function countOpenDrafts(db: Database, authorId: string): Promise<number> {
  const open = and(eq(lensDrafts.authorId, authorId), inArray(lensDrafts.status, ['draft', 'proposed']))
  const [row] = await db.select({ count: count() }).from(lensDrafts).where(open)
  return row?.count ?? 0
}

/** Replaces fields of a draft. The caller holds its lock. */
export async function changeDraft(db: Database, id: string, fields: Partial<DraftRow>): Promise<DraftRow> {
  const [row] = await db
    .update(lensDrafts)
    .set({ ...fields, changedAt: new Date() })
    .where(eq(lensDrafts.id, id))
    .returning()
  if (!row) throw new Error('The draft is gone.')
  return row
}

/** Keeps the form that a draft has, before another takes its place. */
export async function keepDraft(db: Database, { id, revision, base, body, reason, status, decision }: DraftRow): Promise<void> {
  const withdrawn = status === 'withdrawn' ? (decision ?? '') : null
  await db.insert(lensDraftEdits).values({ draftId: id, revision, base, body, reason, withdrawn })
}

/** The forms that a draft had, oldest first, without the present one. */
export async function readDraftEdits(db: Database, id: string): Promise<(typeof lensDraftEdits.$inferSelect)[]> {
  return db.select().from(lensDraftEdits).where(eq(lensDraftEdits.draftId, id)).orderBy(asc(lensDraftEdits.revision))
}
