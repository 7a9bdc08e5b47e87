import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DoorAnswer } from './door'

/** How much of an unread body is thrown away so that its sender gets to read the answer. */
const DISCARD = { bytes: 64 * 1_048_576, ms: 10_000 }

const COMMON_HEADERS = { 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' }

/** Writes an answer: JSON, text, bytes, or a stream with backpressure. Resolves when it is out or the reader is gone. */
export async function send(req: IncomingMessage, res: ServerResponse, answer: DoorAnswer): Promise<void> {
  const { status, body } = answer
  const headers: OutgoingHttpHeaders = { ...COMMON_HEADERS, ...answer.headers }
  if (isStream(body)) return sendStream(req, res.writeHead(status, headers), body)
  const bytes = body === undefined ? '' : typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
  if (body !== undefined) headers['content-type'] ??= 'application/json'
  if (status !== 204 && status !== 304) headers['content-length'] = Buffer.byteLength(bytes)
  const seen = req.method === 'HEAD' ? '' : bytes
  if (req.complete || !hasBody(req)) {
    // Head and body in one go: two writes cost more than all else here.
    res.writeHead(status, headers).end(seen)
    return
  }
  headers.connection = 'close'
  res.writeHead(status, headers)
  if (seen.length === 0) res.flushHeaders()
  else res.write(seen)
  await discard(req)
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
