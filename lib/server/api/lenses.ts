import { createHash } from 'node:crypto'
import { parseSubject, type Subject } from '../../core/lens/holder'
import { latestOf, type Version } from '../../core/lens/in-force'
import type { LensesAnswer, LensFile, SubjectAnswer } from '../../wire/lenses'
import { lensFileJsonSchema } from '../../wire/schemas-lens'
import { Fault } from '../fault'
import { createDraft } from '../lenses/drafts'
import type { Door, DoorAnswer, DoorRequest } from './door'
import { LENS_BYTES, readLensFile } from './lens-form'
import { allowOnly, readWhole } from './read-query'
import { readAt } from './read-scoring'

const SCHEMA = '/api/v1/lenses/schema.json'

/** `/lenses`: the history of lenses and groupings; a version as a file, and a file as a draft. */
export const lensDoors: Door[] = [
  { method: 'GET', path: '/lenses', role: 'viewer', handle: readAll },
  { method: 'GET', path: '/lenses/schema.json', role: 'anonymous', handle: readSchema },
  { method: 'GET', path: '/lenses/:subject', role: 'viewer', handle: readSubjectVersions },
  { method: 'GET', path: '/lenses/:subject/export', role: 'viewer', handle: exportVersion },
  { method: 'POST', path: '/lenses/import', role: 'analyst', handle: importFile },
]

async function readAll({ query, headers, services }: DoorRequest): Promise<DoorAnswer> {
  allowOnly(query, ['at'])
  const asked = readAt(query)
  const { at, history, state } = await services.lenses.at(asked)
  const tag = `"${digestOf(history)}${asked === null ? '' : `-${asked}`}"`
  const cached = { etag: tag, 'cache-control': 'private, no-cache' }
  const inForce = [state.blocs, ...state.lenses.values()].map(({ subject, version }) => ({ subject, version }))
  if (headers['if-none-match'] === tag) return { status: 304, headers: cached }
  const answer: LensesAnswer = { revision: history.length, at: new Date(at).toISOString(), history: [...history], inForce }
  return { status: 200, headers: cached, body: answer }
}

const digests = new WeakMap<readonly Version[], string>()

/** What tells a history from any other: that of another store, or of one that was restored, may have as many versions. */
function digestOf(history: readonly Version[]): string {
  const known = digests.get(history)
  if (known) return known
  const digest = createHash('sha256').update(JSON.stringify(history)).digest('hex').slice(0, 32)
  digests.set(history, digest)
  return digest
}

async function readSchema(): Promise<DoorAnswer> {
  return { status: 200, headers: { 'content-type': 'application/schema+json' }, body: lensFileJsonSchema() }
}

async function readSubjectVersions({ params, query, services }: DoorRequest): Promise<DoorAnswer> {
  allowOnly(query, [])
  const subject = readSubject(params)
  const { history } = await services.lenses.at(null)
  const answer: SubjectAnswer = { subject, versions: history.filter((one) => one.subject === subject) }
  return { status: 200, body: answer }
}

async function exportVersion({ params, query, services }: DoorRequest): Promise<DoorAnswer> {
  allowOnly(query, ['version'])
  const subject = readSubject(params)
  const wanted = readWhole(query, 'version', { min: 0, max: 1e9, fallback: 0 })
  const { history } = await services.lenses.at(null)
  const found = wanted === 0 ? latestOf(history, subject) : history.find((one) => one.subject === subject && one.version === wanted)
  if (!found) throw new Fault('not-found', `there is no such version of ${subject}`)
  const headers = {
    'content-type': 'application/json',
    'content-disposition': `attachment; filename="lens-${subject.replace(':', '-')}-v${found.version}.json"`,
  }
  return { status: 200, headers, body: fileOf(found) }
}

async function importFile({ query, body, principal, services }: DoorRequest): Promise<DoorAnswer> {
  allowOnly(query, [])
  const { subject, ...given } = readLensFile(await body(LENS_BYTES))
  const draft = await createDraft(services.store.db, subject, given, principal)
  return { status: 201, headers: { location: `/api/v1/lenses/drafts/${draft.id}` }, body: draft }
}

function fileOf(version: Version): LensFile {
  return { $schema: SCHEMA, ...version }
}

/** The subject in the path. */
function readSubject(params: Record<string, string>): Subject {
  const subject = parseSubject(params.subject ?? '')
  if (!subject) throw new Fault('not-found', 'there is no such lens; write blocs, bloc:east or ally:EE')
  return subject
}
