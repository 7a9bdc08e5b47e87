import { type Issue, issue } from '../../core/issue'
import { type Mapping, mappingSchema } from '../../wire/mapping'
import { Fault } from '../fault'
import { contextOf } from '../ingest/admit'
import { MAPPINGS } from '../ingest/import/mappings'
import { readCsv } from '../ingest/import/read-csv'
import { bodyOf, bulkAnswer } from './bulk'
import type { Door, DoorAnswer, DoorRequest } from './door'
import { requireMediaType } from './media-type'
import { readJson } from './read-json'
import { allowOnly, invalidParameter } from './read-query'

const PIECE = 65_536
const WITH_MAPPING = { bytes: 32 * 1_048_576, depth: 8, timeoutMs: 120_000 }

/**
 * `/import/csv`: a CSV file under a mapping. Either `?mapping=NAME` with the file as the body, streamed, or a JSON body
 * `{ mapping, csv }` with a mapping of one's own and the file's text, up to 32 MiB.
 */
export const importCsvDoors: Door[] = [{ method: 'POST', path: '/import/csv', role: 'analyst', handle: importCsv }]

async function importCsv(request: DoorRequest): Promise<DoorAnswer> {
  allowOnly(request.query, ['mapping'])
  const context = contextOf(request.principal, Date.now())
  const type = requireMediaType(
    request.headers,
    (essence) => ['text/csv', 'application/json'].includes(essence),
    'text/csv, application/json',
  )
  const { mapping, source } =
    type === 'text/csv' ? { mapping: namedMapping(request.query), source: bodyOf(request.raw) } : await readOwnMapping(request)
  return bulkAnswer(request, readCsv(source, mapping, context, request.principal))
}

function namedMapping(query: URLSearchParams): Mapping {
  const name = query.get('mapping')
  const found = name === null ? undefined : MAPPINGS.get(name)
  if (found) return found
  throw invalidParameter(issue('mapping', 'not_in_list', `mapping is one of ${[...MAPPINGS.keys()].join(', ')}`, name ?? undefined))
}

async function readOwnMapping({ raw }: DoorRequest): Promise<{ mapping: Mapping; source: AsyncIterable<Uint8Array> }> {
  const body = (await readJson(raw, WITH_MAPPING)) as { mapping?: unknown; csv?: unknown } | null
  const mapping = mappingSchema.safeParse(body?.mapping)
  const issues: Issue[] = (mapping.error?.issues ?? []).map((one) => issue(`/mapping/${one.path.join('/')}`, 'pattern', one.message))
  if (typeof body?.csv !== 'string') issues.push(issue('/csv', 'type', 'csv is the text of the file'))
  if (!mapping.success || issues.length > 0) throw new Fault('invalid', 'the mapping cannot be taken as it is; see errors', { issues })
  return { mapping: mapping.data, source: inPieces(Buffer.from(String(body?.csv))) }
}

/** As a stream would bring them, so that others are served in between. */
async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
}
