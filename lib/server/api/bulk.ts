import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { Fault } from '../fault'
import { contextOf } from '../ingest/admit'
import { type BulkItem, type BulkJob, takeIn } from '../ingest/bulk'
import { readNdjson } from '../ingest/bulk-ndjson'
import type { Door, DoorAnswer, DoorRequest } from './door'
import { requireMediaType } from './media-type'
import { problemOf } from './problem'
import { allowOnly } from './read-query'

export const NDJSON_TYPE = 'application/x-ndjson'
/** A sender that is silent for so long gets no more time, and then so much to read why. */
const SILENCE_MS = 120_000
const FAREWELL_MS = 10_000

/** `/incidents/bulk`: any number of incidents, one a line, streamed both ways. */
export const bulkDoors: Door[] = [{ method: 'POST', path: '/incidents/bulk', role: 'analyst', handle: recordBulk }]

async function recordBulk(request: DoorRequest): Promise<DoorAnswer> {
  allowOnly(request.query, [])
  requireMediaType(request.headers, (essence) => essence === NDJSON_TYPE || essence === 'application/ndjson', NDJSON_TYPE)
  return bulkAnswer(request, readNdjson(bodyOf(request.raw), contextOf(request.principal, Date.now()), request.principal))
}

/** Takes the items in and answers with the report as it is made. */
export function bulkAnswer({ services, principal, raw, askAgain }: DoorRequest, items: AsyncIterable<BulkItem[]>): DoorAnswer {
  const job: BulkJob = {
    recorder: services.recorder,
    quarantine: services.quarantine,
    by: principal,
    askAgain,
    problemOf: (thrown) => problemOf(thrown, services.logger).problem,
  }
  const report: Readable = takeIn(items, job)
  // What is still unread after a failure is passed over, so that the sender gets to read the totals.
  report.on('end', () => raw.resume())
  return { status: 200, headers: { 'content-type': NDJSON_TYPE }, body: report }
}

/**
 * The body in chunks; a reader that stops early leaves the connection open for the answer.
 * @throws Fault `timeout` where nothing comes for `silenceMs`; the connection ends by itself soon after.
 */
export async function* bodyOf(raw: IncomingMessage, silenceMs = SILENCE_MS): AsyncGenerator<Buffer> {
  raw.setTimeout(silenceMs + FAREWELL_MS, () => raw.destroy())
  const chunks = raw.iterator({ destroyOnReturn: false })
  for (;;) {
    const next: IteratorResult<Buffer> = await orSilence(chunks.next(), silenceMs)
    if (next.done) return
    yield next.value
  }
}

async function orSilence<T>(next: Promise<T>, silenceMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_, reject) => {
    const seconds = Math.round(silenceMs / 1000)
    timer = setTimeout(() => reject(new Fault('timeout', `nothing came for ${seconds} s; what came before was taken`)), silenceMs)
  })
  try {
    return await Promise.race([next, silence])
  } finally {
    clearTimeout(timer)
  }
}
