import { issue } from '../../core/issue'
import { parseSubject, type Subject } from '../../core/lens/holder'
import { withDraft } from '../../core/lens/in-force'
import { DRAFT_STATUSES, type DraftStatus } from '../../core/lens/lens-draft'
import { isOneOf } from '../../core/taxonomy'
import { Fault } from '../fault'
import { approveDraft } from '../lenses/approve'
import { createDraft, editDraft, findDraft, historyOf, listDrafts, proposeDraft, rejectDraft, withdrawDraft } from '../lenses/drafts'
import { effectOf } from '../score/effect'
import { scoringOf } from '../score/sides'
import type { Door, DoorAnswer, DoorRequest } from './door'
import { readVersion } from './if-match'
import { LENS_BYTES, readDecision, readEdit, readNewDraft } from './lens-form'
import { allowOnly, invalidParameter, readQuery } from './read-query'
import { readScoring } from './read-scoring'

/** `/lenses/drafts`: a change on its way: drafted, proposed, looked at, decided by another person. */
export const lensDraftDoors: Door[] = [
  { method: 'GET', path: '/lenses/drafts', role: 'analyst', handle: list },
  { method: 'POST', path: '/lenses/drafts', role: 'analyst', handle: create },
  { method: 'GET', path: '/lenses/drafts/:id', role: 'analyst', handle: readOne },
  { method: 'PATCH', path: '/lenses/drafts/:id', role: 'analyst', handle: edit },
  { method: 'GET', path: '/lenses/drafts/:id/history', role: 'analyst', handle: readHistory },
  { method: 'GET', path: '/lenses/drafts/:id/effect', role: 'analyst', handle: readEffect },
  { method: 'POST', path: '/lenses/drafts/:id/propose', role: 'analyst', handle: propose },
  { method: 'POST', path: '/lenses/drafts/:id/withdraw', role: 'analyst', handle: withdraw },
  { method: 'POST', path: '/lenses/drafts/:id/approve', role: 'lead', handle: approve },
  { method: 'POST', path: '/lenses/drafts/:id/reject', role: 'lead', handle: reject },
]

async function list({ query, services }: DoorRequest): Promise<DoorAnswer> {
  allowOnly(query, ['status', 'subject'])
  const items = await listDrafts(services.store.db, { statuses: readStatuses(query), subject: readSubject(query) })
  return { status: 200, body: { items } }
}

async function create({ query, body, principal, services }: DoorRequest): Promise<DoorAnswer> {
  allowOnly(query, [])
  const { subject, ...given } = readNewDraft(await body(LENS_BYTES))
  const draft = await createDraft(services.store.db, subject, given, principal)
  return { status: 201, headers: { location: `/api/v1/lenses/drafts/${draft.id}`, etag: `"${draft.revision}"` }, body: draft }
}

async function readOne({ params, query, services }: DoorRequest): Promise<DoorAnswer> {
  allowOnly(query, [])
  const draft = await findDraft(services.store.db, params.id ?? '')
  return { status: 200, headers: { etag: `"${draft.revision}"` }, body: draft }
}

async function edit({ params, headers, body, principal, services }: DoorRequest): Promise<DoorAnswer> {
  const id = params.id ?? ''
  const revision = readVersion(headers['if-match'])
  const { subject } = await findDraft(services.store.db, id)
  const draft = await editDraft(services.store.db, id, { revision, ...readEdit(await body(LENS_BYTES), subject) }, principal)
  return { status: 200, headers: { etag: `"${draft.revision}"` }, body: draft }
}

async function readHistory({ params, query, services }: DoorRequest): Promise<DoorAnswer> {
  allowOnly(query, [])
  return { status: 200, body: { items: await historyOf(services.store.db, params.id ?? '') } }
}

async function propose({ params, principal, services }: DoorRequest): Promise<DoorAnswer> {
  return { status: 200, body: await proposeDraft(services.store.db, params.id ?? '', principal) }
}

async function withdraw({ params, principal, services, ...rest }: DoorRequest): Promise<DoorAnswer> {
  const reason = readDecision(await bodyOrNone(rest), { isNeeded: false })
  return { status: 200, body: await withdrawDraft(services.store.db, params.id ?? '', reason, principal) }
}

async function reject({ params, body, principal, services }: DoorRequest): Promise<DoorAnswer> {
  const reason = readDecision(await body(), { isNeeded: true })
  return { status: 200, body: await rejectDraft(services.store.db, params.id ?? '', reason, principal) }
}

async function approve({ params, principal, services, ...rest }: DoorRequest): Promise<DoorAnswer> {
  const note = readDecision(await bodyOrNone(rest), { isNeeded: false })
  const seen = rest.headers['if-match']
  const said = { note, revision: seen === undefined ? null : readVersion(seen) }
  const draft = await approveDraft({ store: services.store, book: services.lenses }, params.id ?? '', said, principal)
  const { subject, version, author } = draft
  services.logger.info({ subject, version, author: author.id, approver: principal.id }, 'a lens was changed')
  return { status: 200, body: draft }
}

/** Before: what is in force at the moment. After: the same with the draft in the place of its subject. */
async function readEffect({ params, query: asked, principal, services }: DoorRequest): Promise<DoorAnswer> {
  const draft = await findDraft(services.store.db, params.id ?? '')
  const { scoring: before, standing, sides } = await readScoring(asked, services)
  const state = withDraft(standing.state, draft, draft.author.name)
  const after = scoringOf({ at: before.at, state }, sides)
  if (!after) throw new Fault('conflict', 'with this draft one of the sides would have no lens')
  const query = readQuery(asked, standing.state.blocs.body, ['at', 'sides'])
  return { status: 200, body: await effectOf(services.readerFor(principal).each(query), before, after) }
}

/** What is said with a decision may be left out, the body with it. */
async function bodyOrNone({ headers, body }: Pick<DoorRequest, 'headers' | 'body'>): Promise<unknown> {
  const isThere = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  return isThere ? body() : {}
}

function readStatuses(query: URLSearchParams): DraftStatus[] {
  const words = query.getAll('status').flatMap((text) => text.split(','))
  return words.filter(Boolean).map((word) => {
    if (isOneOf(DRAFT_STATUSES, word)) return word
    throw invalidParameter(issue('status', 'not_in_list', `status is any of ${DRAFT_STATUSES.join(', ')}`, word))
  })
}

function readSubject(query: URLSearchParams): Subject | null {
  const text = query.get('subject')
  const subject = text === null ? null : parseSubject(text)
  if (text === null || subject !== null) return subject
  throw invalidParameter(issue('subject', 'pattern', 'subject is blocs, bloc:east or ally:EE', text))
}
