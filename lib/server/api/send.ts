import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DoorAnswer } from './door'

/** How much of an unread body is thrown away so that its sender gets to read the answer. */
const DISCARD = { bytes: 64 * 1_048_576, ms: 10_000 }

const COMMON_HEADERS = { 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' }

/** Writes an answer: JSON, text, bytes, or a stream with backpressure. Resolves when it is out or the reader is gone. */
export async function send(req: IncomingMessage, res: ServerResponse, answer: DoorAnswer): Promise<void> {
  const { body } = answer
  res.statusCode = answer.status
  for (const [name, value] of Object.entries({ ...COMMON_HEADERS, ...answer.headers })) res.setHeader(name, value)
  if (isStream(body)) return sendStream(req, res, body)
  const bytes = body === undefined ? '' : typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
  if (body !== undefined && !res.hasHeader('content-type')) res.setHeader('content-type', 'application/json')
  if (answer.status !== 204 && answer.status !== 304) res.setHeader('content-length', Buffer.byteLength(bytes))
  const isUnread = !req.complete && hasBody(req)
  if (isUnread) res.setHeader('connection', 'close')
  if (req.method === 'HEAD' || bytes.length === 0) res.flushHeaders()
  else res.write(bytes)
  if (isUnread) await discard(req)
  res.end()
}

function isStream(body: unknown): body is AsyncIterable<string | Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body
}

async function sendStream(req: IncomingMessage, res: ServerResponse, body: AsyncIterable<string | Uint8Array>): Promise<void> {
  if (req.method === 'HEAD') {
    res.end()
    return
  }
  res.flushHeaders()
  await pipeline(body instanceof Readable ? body : Readable.from(body, { objectMode: true, highWaterMark: 2 }), res)
}

function hasBody(req: IncomingMessage): boolean {
  return req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0
}

/** A connection closed on unread bytes is reset, and the answer is lost with it: read on for a while. */
function discard(req: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let size = 0
    const stop = () => {
      clearTimeout(timer)
      req.off('data', onData).off('end', stop).off('close', stop)
      resolve()
    }
    const timer = setTimeout(stop, DISCARD.ms)
    const onData = (chunk: Buffer) => {
      size += chunk.length
      if (size > DISCARD.bytes) stop()
    }
    req
      .on('data', onData)
      .on('end', stop)
      .on('close', stop)
      .on('error', () => {})
      .resume()
  })
}
