import type { IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import { issue } from '../../core/issue'
import type { Snapshot } from '../../wire/columns'
import type { Mark } from '../../wire/protocol'
import type { Door, DoorAnswer, DoorRequest } from './door'
import { allowOnly, invalidParameter } from './read-query'

const HOUR_MS = 3_600_000
const UNITS: Record<string, number> = { h: HOUR_MS, d: 24 * HOUR_MS }
/** Values of a column written at a time, so that others are served in between. */
const SLICE = 20_000

/** `/snapshot?window=30d`: the columns that a screen starts from. */
export const snapshotDoors: Door[] = [{ method: 'GET', path: '/snapshot', role: 'viewer', handle: readSnapshot }]

async function readSnapshot({ query, headers, principal, services }: DoorRequest): Promise<DoorAnswer> {
  allowOnly(query, ['window'])
  const from = readWindow(query)
  const reader = services.readerFor(principal)
  const cached = { 'cache-control': 'private, no-cache', vary: 'Accept-Encoding' }
  const known = headers['if-none-match']
  if (known && known === tagOf(await reader.mark(), from)) return { status: 304, headers: { ...cached, etag: known } }
  const snapshot = await reader.snapshot(from)
  const tagged = { ...cached, etag: tagOf(snapshot.mark, from), 'content-type': 'application/json' }
  const text = Readable.from(writeSnapshot(snapshot), { objectMode: false, highWaterMark: 65_536 })
  const encoding = encodingOf(headers)
  if (encoding === null) return { status: 200, headers: tagged, body: text }
  return { status: 200, headers: { ...tagged, 'content-encoding': encoding }, body: compress(text, encoding) }
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

/** Weak, since the compressed bytes differ. */
function tagOf(mark: Mark, from: number | null): string {
  return `W/"${mark.seq}-${mark.digest}-${from ?? 'all'}"`
}

function* writeSnapshot({ columns, ...rest }: Snapshot): Generator<string> {
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

function encodingOf(headers: IncomingHttpHeaders): 'br' | 'gzip' | null {
  const accepted = String(headers['accept-encoding'] ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
  return (
    (['br', 'gzip'] as const).find((one) =>
      accepted.some((part) => part === one || (part.startsWith(`${one};`) && !/q=0(\.0*)?$/.test(part))),
    ) ?? null
  )
}

function compress(text: Readable, encoding: 'br' | 'gzip'): Readable {
  // Light settings: columns compress well as they are, and the processor is better spent on others.
  const zip = encoding === 'br' ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }) : createGzip({ level: 5 })
  text.on('error', (error) => zip.destroy(error))
  zip.on('close', () => text.destroy())
  return text.pipe(zip)
}
