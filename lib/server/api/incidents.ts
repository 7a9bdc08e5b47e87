import type { IncomingHttpHeaders } from 'node:http'
import type { Incident } from '../../core/incident'
import { issue } from '../../core/issue'
import type { IncidentPage } from '../../wire/protocol'
import { Fault } from '../fault'
import { admitDraft, contextOf } from '../ingest/admit'
import { explainIncident } from '../score/explain'
import type { Door, DoorAnswer, DoorRequest } from './door'
import { FORMATS, type FormatName } from './formats/export-stream'
import { negotiate } from './media-type'
import { allowOnly, invalidParameter, readMoment, readQuery, readWhole } from './read-query'

const LIST_LIMIT = { min: 1, max: 1000, fallback: 100 }
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
/** An answer that a browser may keep if it asks each time whether it still holds. */
const REVALIDATE = 'private, no-cache'

/** `/incidents`: record one, list, read, revise. */
export const incidentDoors: Door[] = [
  { method: 'POST', path: '/incidents', role: 'analyst', handle: recordOne },
  { method: 'GET', path: '/incidents', role: 'viewer', handle: list },
  { method: 'GET', path: '/incidents/:id', role: 'viewer', handle: readOne },
  { method: 'GET', path: '/incidents/:id/history', role: 'viewer', handle: readHistory },
  { method: 'PATCH', path: '/incidents/:id', role: 'analyst', handle: reviseOne },
]

async function recordOne({ body, principal, services }: DoorRequest): Promise<DoorAnswer> {
  const parsed = admitDraft(await body(), contextOf(principal, Date.now()), principal)
  if (!parsed.ok) throw new Fault('invalid', 'the incident cannot be taken as it is; see errors', { issues: parsed.issues })
  const { outcome, incident } = await services.recorder.record(parsed.value, principal)
  return {
    status: outcome === 'recorded' ? 201 : 200,
    headers: { location: `/api/v1/incidents/${incident.id}`, etag: etagOf(incident) },
    body: incident,
  }
}

async function list({ query: params, headers, principal, services }: DoorRequest): Promise<DoorAnswer> {
  const query = readQuery(params, ['cursor', 'limit', 'format'])
  const limit = readWhole(params, 'limit', LIST_LIMIT)
  const format = formatOf(params, headers)
  const page = await services.readerFor(principal).list(query, { cursor: params.get('cursor'), limit })
  if (format === 'json') return { status: 200, body: page }
  return {
    status: 200,
    headers: { 'content-type': FORMATS[format].type, vary: 'Accept', ...pageHeaders(page, params) },
    body: FORMATS[format].write(once(page.items)),
  }
}

async function readOne({ params, query, headers, principal, services }: DoorRequest): Promise<DoorAnswer> {
  allowOnly(query, ['explain', 'at'])
  const incident = await services.readerFor(principal).find(readId(params))
  if (!incident) throw missing()
  if (isAsked(query, 'explain')) return { status: 200, body: { ...incident, explain: explainIncident(incident, readMoment(query)) } }
  const cached = { etag: etagOf(incident), 'cache-control': REVALIDATE }
  if (headers['if-none-match'] === cached.etag) return { status: 304, headers: cached }
  return { status: 200, headers: cached, body: incident }
}

async function readHistory({ params, query, principal, services }: DoorRequest): Promise<DoorAnswer> {
  allowOnly(query, [])
  const entries = await services.readerFor(principal).history(readId(params))
  if (!entries) throw missing()
  return { status: 200, body: { entries } }
}

async function reviseOne({ params, headers, body, principal, services }: DoorRequest): Promise<DoorAnswer> {
  const id = readId(params)
  const version = readVersion(headers['if-match'])
  const incident = await services.recorder.revise(id, version, await body(), principal)
  return { status: 200, headers: { etag: etagOf(incident) }, body: incident }
}

/** The form of a list: `?format=` first, then Accept. */
function formatOf(params: URLSearchParams, headers: IncomingHttpHeaders): FormatName | 'json' {
  const names = ['json', ...Object.keys(FORMATS)] as (FormatName | 'json')[]
  const asked = params.get('format')
  if (asked !== null) {
    const found = names.find((name) => name === asked)
    if (found) return found
    throw invalidParameter(issue('format', 'not_in_list', `format is one of ${names.join(', ')}`, asked))
  }
  const type = negotiate(headers.accept, ['application/json', 'application/geo+json', 'text/csv'])
  return type === 'text/csv' ? 'csv' : type === 'application/geo+json' ? 'geojson' : 'json'
}

/** What a page of JSON says beside its items, for the formats that have no room for it. */
function pageHeaders(page: IncidentPage, params: URLSearchParams): Record<string, string> {
  const total = { 'x-total-count': String(page.total) }
  if (!page.next) return total
  const next = new URLSearchParams(params)
  next.set('cursor', page.next)
  return { ...total, link: `</api/v1/incidents?${next}>; rel="next"` }
}

async function* once(items: Incident[]): AsyncGenerator<Incident[]> {
  yield items
}

function isAsked(query: URLSearchParams, name: string): boolean {
  return query.has(name) && query.get(name) !== 'false'
}

/** The id in the path. One that is malformed is as absent as one that is unseen. */
function readId(params: Record<string, string>): string {
  const id = params.id ?? ''
  if (!UUID.test(id)) throw missing()
  return id.toLowerCase()
}

function missing(): Fault {
  return new Fault('not-found', 'there is no such incident, or you may not see it')
}

function etagOf(incident: Incident): string {
  return `"${incident.version}"`
}

function readVersion(header: string | undefined): number {
  if (!header) throw new Fault('precondition-required', 'say which version you change: If-Match: "3", with the version you read')
  const found = /^"?(\d{1,9})"?$/.exec(header.trim())
  if (!found) throw new Fault('invalid', 'If-Match is the version you read, in quotes, such as "3"')
  return Number(found[1])
}
