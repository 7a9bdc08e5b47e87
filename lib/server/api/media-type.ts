import { Fault } from '../fault'

/** A content type taken apart: `essence` in lower case without parameters, `charset` in lower case. */
export interface MediaType {
  essence: string
  charset: string | null
}

/** Reads a Content-Type header; null where there is none. */
export function readMediaType(header: string | undefined): MediaType | null {
  if (!header) return null
  const [essence = '', ...parameters] = header.split(';')
  const charset = parameters.map((text) => /^\s*charset\s*=\s*"?([^";]+)"?\s*$/i.exec(text)?.[1]).find(Boolean)
  return { essence: essence.trim().toLowerCase(), charset: charset?.trim().toLowerCase() ?? null }
}

/** Lets only a body of one of the types pass: in UTF-8 and not compressed; else Fault `unsupported-media-type`. */
export function requireMediaType(
  headers: { 'content-type'?: string; 'content-encoding'?: string },
  isWanted: (essence: string) => boolean,
  wanted: string,
): string {
  const type = readMediaType(headers['content-type'])
  const refuse = (message: string) => new Fault('unsupported-media-type', message, { headers: { accept: wanted } })
  if (!type || !isWanted(type.essence))
    throw refuse(`send the body as ${wanted}${type ? `, not as ${type.essence}` : '; Content-Type is missing'}`)
  if (type.charset !== null && type.charset !== 'utf-8' && type.charset !== 'utf8')
    throw refuse(`send the body in UTF-8, not in ${type.charset}`)
  const encoding = headers['content-encoding']
  if (encoding && encoding.toLowerCase() !== 'identity') throw refuse(`send the body as it is, without Content-Encoding ${encoding}`)
  return type.essence
}

/** Whether a type is JSON: `application/json` or one that ends in `+json`. */
export function isJsonType(essence: string): boolean {
  return essence === 'application/json' || /^application\/[\w.-]+\+json$/.test(essence)
}

/**
 * The best of `offered` under an Accept header (RFC 9110: quality, then the order offered); the first where there is
 * no header. Fault `not-acceptable` where none will do.
 */
export function negotiate(accept: string | undefined, offered: readonly string[]): string {
  if (!accept) return offered[0] as string
  const ranges = accept.split(',').map(readRange)
  const qualities = offered.map((type) => qualityOf(type, ranges))
  const best = Math.max(...qualities)
  if (best <= 0) throw new Fault('not-acceptable', `this is answered as ${offered.join(', ')} only; see Accept`)
  return offered[qualities.indexOf(best)] as string
}

interface MediaRange {
  range: string
  quality: number
}

function readRange(text: string): MediaRange {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const quality = parameters.map((part) => /^q\s*=\s*([\d.]+)$/.exec(part)?.[1]).find((found) => found !== undefined)
  return { range, quality: quality === undefined ? 1 : Number(quality) }
}

/** The most specific range decides: the type itself, then its family, then all. */
function qualityOf(type: string, ranges: readonly MediaRange[]): number {
  const family = `${type.slice(0, type.indexOf('/'))}/*`
  for (const wanted of [type, family, '*/*']) {
    const found = ranges.find((one) => one.range === wanted)
    if (found) return found.quality
  }
  return 0
}
