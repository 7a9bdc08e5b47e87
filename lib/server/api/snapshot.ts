import { Readable } from 'node:stream'
import { issue } from '../../core/issue'
import { ARROW_STREAM, encodeChunk, joinChunks } from '../../wire/arrow-chunk'
import { packRows } from '../../wire/chunk-columns'
import type { Snapshot } from '../../wire/columns'
import { CHUNK_PARTS } from '../../wire/manifest'
import type { Mark } from '../../wire/protocol'
import { Fault } from '../fault'
import type { Door, DoorAnswer, DoorRequest } from './door'
import { compress, encodingOf } from './encoding'
import { negotiate } from './media-type'
import { allowOnly, invalidParameter } from './read-query'

const HOUR_MS = 3_600_000
const UNITS: Record<string, number> = { h: HOUR_MS, d: 24 * HOUR_MS }
/** Rows or values written at a time, so that others are served in between. */
const SLICE = 20_000
const JSON_TYPE = 'application/json'
const YEAR_S = 31_536_000

/** `/snapshot?window=30d`: the columns in one answer; `/snapshot/manifest` and `/snapshot/chunks/…`: what a screen starts from. */
export const snapshotDoors: Door[] = [
  { method: 'GET', path: '/snapshot', role: 'viewer', handle: readSnapshot },
  { method: 'GET', path: '/snapshot/manifest', role: 'viewer', handle: readManifest },
  { method: 'GET', path: '/snapshot/chunks/:name', role: 'viewer', handle: readChunk },
  { method: 'GET', path: '/snapshot/chunks/:name/:part', role: 'viewer', handle: readChunk },
]

async function readSnapshot({ query, headers, principal, services }: DoorRequest): Promise<DoorAnswer> {
  allowOnly(query, ['window'])
  const type = negotiate(headers.accept, [JSON_TYPE, ARROW_STREAM])
  const from = readWindow(query)
  const reader = services.readerFor(principal)
  const cached = { 'cache-control': 'private, no-cache', vary: 'Accept, Accept-Encoding' }
  const known = headers['if-none-match']
  if (known && known === tagOf(await reader.mark(), from, type)) return { status: 304, headers: { ...cached, etag: known } }
  const snapshot = await reader.snapshot(from)
  const bytes = Readable.from(type === JSON_TYPE ? writeJson(snapshot) : writeArrow(snapshot), { objectMode: false, highWaterMark: 65_536 })
  const encoding = encodingOf(headers)
  return {
    status: 200,
    headers: {
      ...cached,
      etag: tagOf(snapshot.mark, from, type),
      'content-type': type,
      'meridian-mark': JSON.stringify(snapshot.mark),
      ...(encoding && { 'content-encoding': encoding }),
    },
    body: compress(bytes, encoding),
  }
}

async function readManifest({ query, headers, principal, services }: DoorRequest): Promise<DoorAnswer> {
  allowOnly(query, [])
  const manifest = await services.snapshots.manifest(principal.clearance)
  const { seq, at, digest } = manifest.mark
  const etag = `W/"${seq}-${Date.parse(at)}-${digest}"`
  const cached = { 'cache-control': 'private, no-cache', etag }
  return headers['if-none-match'] === etag ? { status: 304, headers: cached } : { status: 200, headers: cached, body: manifest }
}

/** What is under a name never changes, so a browser that has it need not ask again. */
async function readChunk({ params, query, headers, principal, services }: DoorRequest): Promise<DoorAnswer> {
  allowOnly(query, [])
  const { name = '' } = params
  const part = params.part === undefined ? null : CHUNK_PARTS.find((known) => known === params.part)
  if (part === undefined) throw new Fault('not-found', `a chunk has the parts ${CHUNK_PARTS.join(', ')}`)
  const encoding = encodingOf(headers)
  const bytes = await services.snapshots.chunk(principal.clearance, name, part, encoding)
  if (!bytes) throw new Fault('not-found', 'there is no chunk of this name now: read the manifest anew')
  const etag = `W/"${[name, part ?? []].flat().join('-')}"`
  const cached = { 'cache-control': `private, max-age=${YEAR_S}, immutable`, vary: 'Accept-Encoding', etag }
  if (headers['if-none-match'] === etag) return { status: 304, headers: cached }
  return {
    status: 200,
    headers: { ...cached, 'content-type': ARROW_STREAM, ...(encoding && { 'content-encoding': encoding }) },
    body: bytes,
  }
}

/** Start of the window in milliseconds since 1970, at a whole hour so that the same answer serves for a while; null for all. */
function readWindow(query: URLSearchParams): number | null {
  const text = query.get('window') ?? 'all'
  if (text === 'all') return null
  const found = /^([1-9]\d{0,4})([hd])$/.exec(text)
  if (!found) throw invalidParameter(issue('window', 'pattern', 'window is all, or hours or days such as 24h or 30d', text))
  const length = Number(found[1]) * (UNITS[found[2] as string] as number)
  return Math.max(0, Math.floor((Date.now() - length) / HOUR_MS) * HOUR_MS)
}

/** Weak, since the compressed bytes differ. The moment tells a store from an older copy of it that went on otherwise to the same numbers. */
function tagOf({ seq, at, digest }: Mark, from: number | null, type: string): string {
  return `W/"${seq}-${Date.parse(at)}-${digest}-${from ?? 'all'}${type === JSON_TYPE ? '' : '-arrow'}"`
}

function* writeJson({ columns, ...rest }: Snapshot): Generator<string> {
  yield `${JSON.stringify(rest).slice(0, -1)},"columns":{`
  let separator = ''
  for (const [name, values] of Object.entries(columns) as [string, unknown[]][]) {
    yield `${separator}${JSON.stringify(name)}:[`
    for (let at = 0; at < values.length; at += SLICE)
      yield (at === 0 ? '' : ',') + JSON.stringify(values.slice(at, at + SLICE)).slice(1, -1)
    yield ']'
    separator = ','
  }
  yield '}}'
}

function writeArrow({ columns, rows }: Snapshot): AsyncGenerator<Uint8Array> {
  return joinChunks(batches())
  function* batches() {
    for (let from = 0; from < rows; from += SLICE) yield encodeChunk(packRows(columns, from, Math.min(rows, from + SLICE)))
  }
}
