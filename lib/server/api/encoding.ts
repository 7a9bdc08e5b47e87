import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'

/** How an answer is compressed; null for not at all. */
export type Encoding = 'br' | 'gzip' | null

/** The best that the asker takes. */
export function encodingOf(headers: IncomingHttpHeaders): Encoding {
  const accepted = String(headers['accept-encoding'] ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
  return (
    (['br', 'gzip'] as const).find((one) =>
      accepted.some((part) => part === one || (part.startsWith(`${one};`) && !/q=0(\.0*)?$/.test(part))),
    ) ?? null
  )
}

/** A stream of bytes, compressed. Light settings: columns compress well as they are, and the processor is better spent on others. */
export function compress(bytes: Readable, encoding: Encoding): Readable {
  if (encoding === null) return bytes
  const zip = encoding === 'br' ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }) : createGzip({ level: 5 })
  bytes.on('error', (error) => zip.destroy(error))
  zip.on('close', () => bytes.destroy())
  return bytes.pipe(zip)
}
