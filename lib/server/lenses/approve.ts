import { setTimeout as sleep } from 'node:timers/promises'
import { eq, inArray, type SQL } from 'drizzle-orm'
import { changeDraft, type DraftRow } from '@/db/queries/lens-drafts'
import { addVersion, lockLenses, readVersions } from '@/db/queries/lens-versions'
import { apiKeys } from '@/db/schema/api-key'
import type { Database, Store } from '@/db/store'
import { startOf } from '../../core/lens/in-force'
import type { LensDraft } from '../../wire/lenses'
import { Fault } from '../fault'
import type { Principal } from '../principal'
import type { LensBook } from './book'
import { decidedBy, requireDraft, requireRevision, requireStatus, viewOf } from './drafts'
import { refuseHolderless, refuseStale } from './refuse'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Puts what another person proposed in force, as a version, in one transaction that only one approval can win. It is in
 * force from the next millisecond on; the promise resolves once that has come.
 * @throws Fault `not-found`, `own-approval`, `conflict` where it is decided already or somebody would be left without a
 * lens, `version-conflict` with the latest version where another came since, or with the draft where it is not at the
 * `revision` that was looked at
 */
export async function approveDraft(
  parts: { store: Store; book: LensBook; now?: () => number },
  id: string,
  { note, revision }: { note: string; revision: number | null },
  by: Principal,
): Promise<LensDraft> {
  const { store, book, now = Date.now } = parts
  const { draft, from } = await store.db.transaction(async (tx) => {
    await lockLenses(tx)
    return approve(tx, { id, note, revision, by, now })
  })
  await book.refresh()
  while (now() < from) await sleep(1)
  return viewOf(draft)
}

async function approve(
  tx: Database,
  { id, note, revision, by, now }: { id: string; note: string; revision: number | null; by: Principal; now: () => number },
): Promise<{ draft: DraftRow; from: number }> {
  const draft = await requireDraft(tx, id, { lock: true })
  await refuseOwn(tx, draft, by)
  requireStatus(draft, ['proposed'], 'approved')
  if (revision !== null) requireRevision(draft, revision)
  const history = await readVersions(tx)
  const version = refuseStale(history, draft.subject, draft.base) + 1
  refuseHolderless(history, draft)
  // After every moment that was asked for before the lock was taken, and after every other version, whatever the clock says.
  const from = Math.max(now(), ...history.map(startOf)) + 1
  await addVersion(tx, {
    ...{ subject: draft.subject, version, body: draft.body, reason: draft.reason, draftId: id },
    ...{ authorId: draft.authorId, authorName: draft.authorName, approverId: by.id, approverName: by.name },
    inForceFrom: new Date(from),
  })
  return { draft: await changeDraft(tx, id, { status: 'approved', version, ...decidedBy(by, note) }), from }
}

/** Nobody approves what is theirs, nor by a key that they made, nor what such a key drafted: be it through keys that made keys. */
async function refuseOwn(tx: Database, draft: DraftRow, by: Principal): Promise<void> {
  const isOwn =
    draft.authorId === by.id ||
    (await makersOf(tx, draft.authorId)).includes(by.name) ||
    (await makersOf(tx, by.id)).includes(draft.authorName)
  if (isOwn) throw new Fault('own-approval', 'this change is yours: another person has to approve it')
}

/** The names of whoever made a key, and of whoever made the keys that did; none where the id is not one of a key. */
async function makersOf(tx: Database, id: string): Promise<string[]> {
  const names: string[] = []
  const makers = (where: SQL) => tx.selectDistinct({ name: apiKeys.createdBy }).from(apiKeys).where(where)
  let found = UUID.test(id) ? await makers(eq(apiKeys.id, id)) : []
  while (found.length > 0) {
    const fresh = found.map(({ name }) => name).filter((name) => !names.includes(name))
    names.push(...fresh)
    found = fresh.length > 0 ? await makers(inArray(apiKeys.name, fresh)) : []
  }
  return names
}
