import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DoorAnswer } from './door'

/** How much of an unread body is thrown away so that its sender gets to read the answer. */
const DISCARD = { bytes: 64 * 1_048_576, ms: 10_000 }

const COMMON_HEADERS = { 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' }

const SLICE = 65_536
/** From this length on an answer is written as a stream is: in one go, a slow reader could not be told from one who left. */
const LARGE = 1_048_576
/** How long an answer waits for a reader who takes nothing of it. */
export const UNREAD_MS = 60_000

/**
 * Writes an answer: JSON, text, bytes, or a stream with backpressure. Resolves when it is out or the reader is gone,
 * as one who takes nothing for `unreadMs` is taken to be.
 */
export async function send(req: IncomingMessage, res: ServerResponse, answer: DoorAnswer, unreadMs = UNREAD_MS): Promise<void> {
  const { status, body } = answer
  const headers: OutgoingHttpHeaders = { ...COMMON_HEADERS, ...answer.headers }
  if (isStream(body)) return sendStream(req, res.writeHead(status, headers), body, unreadMs)
  const bytes = body === undefined ? '' : typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
  if (body !== undefined) headers['content-type'] ??= 'application/json'
  if (status !== 204 && status !== 304) headers['content-length'] = Buffer.byteLength(bytes)
  const seen = req.method === 'HEAD' ? '' : bytes
  if (seen.length > LARGE && req.complete) return sendStream(req, res.writeHead(status, headers), inOnePiece(seen), unreadMs)
  if (req.complete || !hasBody(req)) {
    // Head and body in one go: two writes cost more than all else here.
    res.writeHead(status, headers).end(seen)
    if (res.writableLength > 0) endUnread(res, unreadMs)
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

/** Breaks off an answer of which a reader takes nothing for so long, whatever they send meanwhile. */
export function endUnread(res: ServerResponse, unreadMs: number): void {
  let taken = -1
  let since = 0
  const look = () => {
    const now = (res.socket?.bytesWritten ?? 0) - res.writableLength
    // A source that takes its time is no fault of the reader, nor is it one to send all before reading.
    const isOwed = res.socket !== null && res.req.complete && res.writableLength > 0
    if (!isOwed || now !== taken) since = performance.now()
    else if (performance.now() - since >= unreadMs) res.destroy()
    taken = now
  }
  const watch = setInterval(look, unreadMs / 4)
  res.once('close', () => clearInterval(watch))
}

async function sendStream(
  req: IncomingMessage,
  res: ServerResponse,
  body: AsyncIterable<string | Uint8Array>,
  unreadMs: number,
): Promise<void> {
  if (req.method === 'HEAD') {
    res.end()
    return
  }
  res.flushHeaders()
  endUnread(res, unreadMs)
  await pipeline(body instanceof Readable ? body : Readable.from(inSlices(body), { objectMode: true, highWaterMark: 2 }), res)
}

async function* inOnePiece<T>(bytes: T): AsyncGenerator<T> {
  yield bytes
}

/** Cut so small that a slow reader is seen to take them. */
async function* inSlices(body: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of body) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE)
  }
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
