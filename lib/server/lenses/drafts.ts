import {
  addDraft,
  changeDraft,
  countOpenDrafts,
  type DraftRow,
  keepDraft,
  readDraft,
  readDraftEdits,
  readDrafts,
} from '@/db/queries/lens-drafts'
import { readVersions } from '@/db/queries/lens-versions'
import type { Database } from '@/db/store'
import type { Subject } from '../../core/lens/holder'
import type { DraftStatus } from '../../core/lens/lens-draft'
import type { DraftRevision, LensDraft } from '../../wire/lenses'
import { Fault } from '../fault'
import type { Principal } from '../principal'
import { refuseHolderless, refuseNothingBack, refuseStale } from './refuse'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** The most drafts that one author may have open. */
const MOST_OPEN = 100
const LISTED = 200
/** A draft that nobody decided. */
const OPEN = { status: 'draft', decidedById: null, decidedByName: null, decidedAt: null, decision: null } as const

/** What of a draft its author says. */
export interface DraftFields {
  body: LensDraft['body']
  reason: string
  /** The version it is made from; the latest where it is not said. */
  base: number | null
}

/** The drafts of these statuses (all for none), the last changed first; at most 200. */
export async function listDrafts(db: Database, asked: { statuses: readonly DraftStatus[]; subject: Subject | null }): Promise<LensDraft[]> {
  return (await readDrafts(db, { ...asked, limit: LISTED })).map(viewOf)
}

/** One draft. @throws Fault `not-found` */
export async function findDraft(db: Database, id: string): Promise<LensDraft> {
  return viewOf(await requireDraft(db, id))
}

/**
 * Makes a draft.
 * @throws Fault `version-conflict` where `base` is not the latest version, `conflict` where the author has too many open
 */
export async function createDraft(db: Database, subject: Subject, given: DraftFields, by: Principal): Promise<LensDraft> {
  await refuseTooMany(db, by)
  const history = await readVersions(db)
  const base = refuseStale(history, subject, given.base)
  const { body, reason } = given
  refuseNothingBack(history, { subject, body })
  return viewOf(await addDraft(db, { subject, base, body, reason, authorId: by.id, authorName: by.name }))
}

/** Every form that a draft had, oldest first, the present one last. @throws Fault `not-found` */
export async function historyOf(db: Database, id: string): Promise<DraftRevision[]> {
  const { revision, base, body, reason } = await requireDraft(db, id)
  const past = (await readDraftEdits(db, id)).map(({ replacedAt, draftId: _, ...form }) => ({
    ...form,
    replacedAt: replacedAt.toISOString(),
  }))
  return [...past, { revision, base, body, reason, replacedAt: null, withdrawn: null }]
}

/**
 * Replaces what is given of a draft that is not proposed, and keeps what was there. One that was withdrawn is a draft
 * again. Only its author may.
 * @throws Fault `not-found`, `forbidden`, `conflict` by its status, `version-conflict` where it is not at `revision`
 */
export function editDraft(
  db: Database,
  id: string,
  { revision, ...given }: Partial<DraftFields> & { revision: number },
  by: Principal,
): Promise<LensDraft> {
  return db.transaction(async (tx) => {
    const draft = await requireDraft(tx, id, { lock: true })
    requireAuthor(draft, by)
    requireStatus(draft, ['draft', 'withdrawn'], 'edited')
    requireRevision(draft, revision)
    if (draft.status === 'withdrawn') await refuseTooMany(tx, by)
    const history = await readVersions(tx)
    const { base, ...fields } = given
    const moved = base === undefined ? {} : { base: refuseStale(history, draft.subject, base) }
    if (fields.body === null) refuseNothingBack(history, { subject: draft.subject, body: null })
    await keepDraft(tx, draft)
    return viewOf(await changeDraft(tx, id, { ...fields, ...moved, ...OPEN, revision: revision + 1 }))
  })
}

/**
 * Puts a draft before others. From here on it stands as it is. Only its author may.
 * @throws Fault `not-found`, `forbidden`, `conflict` by its status or where a bloc or ally would be left without a lens,
 * `version-conflict` where another version came since
 */
export function proposeDraft(db: Database, id: string, by: Principal): Promise<LensDraft> {
  return db.transaction(async (tx) => {
    const draft = await requireDraft(tx, id, { lock: true })
    requireAuthor(draft, by)
    requireStatus(draft, ['draft'], 'proposed')
    const history = await readVersions(tx)
    refuseStale(history, draft.subject, draft.base)
    refuseNothingBack(history, draft)
    refuseHolderless(history, draft)
    return viewOf(await changeDraft(tx, id, { status: 'proposed' }))
  })
}

/** Takes a draft back, proposed or not; edited, it is a draft again. Only its author may. @throws Fault `not-found`, `forbidden`, `conflict` by its status */
export function withdrawDraft(db: Database, id: string, reason: string, by: Principal): Promise<LensDraft> {
  return db.transaction(async (tx) => {
    const draft = await requireDraft(tx, id, { lock: true })
    requireAuthor(draft, by)
    requireStatus(draft, ['draft', 'proposed'], 'withdrawn')
    return viewOf(await changeDraft(tx, id, { status: 'withdrawn', ...decidedBy(by, reason) }))
  })
}

/** Refuses what was proposed, with a reason. @throws Fault `not-found`, `forbidden` for its author, `conflict` by its status */
export function rejectDraft(db: Database, id: string, reason: string, by: Principal): Promise<LensDraft> {
  return db.transaction(async (tx) => {
    const draft = await requireDraft(tx, id, { lock: true })
    if (draft.authorId === by.id) throw new Fault('forbidden', 'this draft is yours: withdraw it')
    requireStatus(draft, ['proposed'], 'rejected')
    return viewOf(await changeDraft(tx, id, { status: 'rejected', ...decidedBy(by, reason) }))
  })
}

/** The row of a draft. @throws Fault `not-found` */
export async function requireDraft(db: Database, id: string, options?: { lock: boolean }): Promise<DraftRow> {
  const draft = UUID.test(id) ? await readDraft(db, id, options) : null
  if (!draft) throw new Fault('not-found', 'there is no such draft')
  return draft
}

/** Refuses what its status does not allow. @throws Fault `conflict` with the draft as it stands */
export function requireStatus(draft: DraftRow, statuses: readonly DraftStatus[], done: string): void {
  if (!statuses.includes(draft.status))
    throw new Fault('conflict', `the draft is ${draft.status} and cannot be ${done}`, { extra: { current: viewOf(draft) } })
}

/** The fields that say who decided a draft, and when. */
export function decidedBy(by: Principal, reason: string): Partial<DraftRow> {
  return { decidedById: by.id, decidedByName: by.name, decidedAt: new Date(), decision: reason }
}

/** A draft as the doors give it. */
export function viewOf(row: DraftRow): LensDraft {
  const { id, subject, base, body, reason, status, revision, version } = row
  const { decidedById, decidedByName, decidedAt, decision } = row
  return {
    ...{ id, subject, base, body, reason, status, revision, version },
    author: { id: row.authorId, name: row.authorName },
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    decision:
      decidedById === null || decidedAt === null
        ? null
        : { by: { id: decidedById, name: decidedByName ?? '' }, at: decidedAt.toISOString(), reason: decision ?? '' },
  }
}

async function refuseTooMany(db: Database, by: Principal): Promise<void> {
  if ((await countOpenDrafts(db, by.id)) >= MOST_OPEN)
    throw new Fault('conflict', `you have ${MOST_OPEN} open drafts; withdraw some of them first`)
}

/** Refuses what stands at another revision than was read. @throws Fault `version-conflict` with the draft as it stands */
export function requireRevision(draft: DraftRow, revision: number): void {
  if (draft.revision !== revision)
    throw new Fault('version-conflict', `the draft is at revision ${draft.revision}, not ${revision}`, {
      extra: { current: viewOf(draft) },
    })
}

function requireAuthor(draft: DraftRow, by: Principal): void {
  if (draft.authorId !== by.id) throw new Fault('forbidden', `this draft is of ${draft.authorName}; make one of your own`)
}
