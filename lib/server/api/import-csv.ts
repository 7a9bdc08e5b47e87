import { setImmediate } from 'node:timers/promises'
import { type Issue, issue } from '../../core/issue'
import { MAPPING_LIMITS, type Mapping, mappingSchema } from '../../wire/mapping'
import { Fault } from '../fault'
import { contextOf } from '../ingest/admit'
import { MAPPINGS } from '../ingest/import/mappings'
import { readCsv } from '../ingest/import/read-csv'
import { bodyOf, bulkAnswer } from './bulk'
import type { Door, DoorAnswer, DoorRequest } from './door'
import { requireMediaType } from './media-type'
import { readJson } from './read-json'
import { allowOnly, invalidParameter } from './read-query'

const PIECE = 16_384
/** Of what is wrong with a mapping, how much is told. */
const TOLD = { issues: 20, characters: 300 }
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
  if (!hasAtMost(body?.mapping, MAPPING_LIMITS.parts)) throw tooManyParts()
  const mapping = mappingSchema.safeParse(body?.mapping)
  const issues: Issue[] = (mapping.error?.issues ?? []).slice(0, TOLD.issues).map(issueOf)
  if (typeof body?.csv !== 'string') issues.push(issue('/csv', 'type', 'csv is the text of the file'))
  if (!mapping.success || issues.length > 0) throw new Fault('invalid', 'the mapping cannot be taken as it is; see errors', { issues })
  return { mapping: mapping.data, source: inPieces(Buffer.from(String(body?.csv))) }
}

function issueOf({ path, message }: { path: readonly PropertyKey[]; message: string }): Issue {
  const cut = (text: string) => text.slice(0, TOLD.characters).toWellFormed()
  return issue(cut(`/mapping/${path.map((part) => cut(String(part))).join('/')}`), 'pattern', cut(message))
}

function tooManyParts(): Fault {
  const problem = issue('/mapping', 'too_many', `a mapping holds at most ${MAPPING_LIMITS.parts} names and values, all in all`)
  return new Fault('invalid', problem.message, { issues: [problem] })
}

/** Whether a value holds at most so many values at all depths; asked before its schema, which names every wrong one. */
function hasAtMost(value: unknown, parts: number): boolean {
  let count = 0
  for (const waiting = [value]; waiting.length > 0; ) {
    const one = waiting.pop()
    if (one === null || typeof one !== 'object') continue
    const within = Object.values(one)
    count += within.length
    if (count > parts) return false
    for (const part of within) waiting.push(part)
  }
  return true
}

/** As a stream would bring them, so that others are served in between. */
async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) {
    await setImmediate()
    yield bytes.subarray(at, at + PIECE)
  }
}
