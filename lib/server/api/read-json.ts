import type { IncomingMessage } from 'node:http'
import { doubledFieldIssue } from '../../core/doubled-field'
import { issue } from '../../core/issue'
import { isNestedDeeper } from '../../core/nesting'
import { Fault } from '../fault'
import { isJsonType, requireMediaType } from './media-type'

/** Bounds of a JSON body. */
export interface JsonBounds {
  bytes: number
  /** Levels of objects and lists. */
  depth: number
  /** For the whole body to arrive. */
  timeoutMs: number
}

export const JSON_BOUNDS: JsonBounds = { bytes: 1_048_576, depth: 32, timeoutMs: 30_000 }

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Reads a body as JSON, or throws the Fault that says why not: its type, size, encoding, syntax, depth, or a field given twice. */
export async function readJson(raw: IncomingMessage, bounds: JsonBounds = JSON_BOUNDS): Promise<unknown> {
  requireMediaType(raw.headers, isJsonType, 'application/json')
  const bytes = await readBytes(raw, bounds)
  const text = decode(bytes)
  if (isNestedDeeper(bytes, bounds.depth)) throw tooDeep(bounds.depth)
  const value = parseJson(text)
  const doubled = doubledFieldIssue(text, value)
  if (doubled) throw new Fault('invalid', `${doubled.pointer} is given twice`, { issues: [doubled] })
  return value
}

async function readBytes(raw: IncomingMessage, bounds: JsonBounds): Promise<Buffer> {
  if (Number(raw.headers['content-length'] ?? 0) > bounds.bytes) throw tooLarge(bounds.bytes)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const settle = (act: () => void) => {
      clearTimeout(timer)
      raw.off('data', onData).off('end', onEnd).off('close', onClose)
      raw.pause()
      act()
    }
    const timer = setTimeout(() => settle(() => reject(new Fault('timeout', 'the body did not arrive in time'))), bounds.timeoutMs)
    const onData = (chunk: Buffer) => {
      size += chunk.length
      if (size > bounds.bytes) settle(() => reject(tooLarge(bounds.bytes)))
      else chunks.push(chunk)
    }
    const onEnd = () => settle(() => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)))
    const onClose = () => settle(() => reject(new Fault('invalid', 'the body was cut off')))
    raw
      .on('data', onData)
      .on('end', onEnd)
      .on('close', onClose)
      .on('error', () => {})
  })
}

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch (cause) {
    throw new Fault('invalid', 'the body is not valid UTF-8; encode it anew', { cause })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Fault('invalid', `the body is not JSON: ${(cause as Error).message}`, { cause })
  }
}

function tooLarge(bytes: number): Fault {
  const remedy = bytes === JSON_BOUNDS.bytes ? '; send many incidents to /incidents/bulk' : ''
  return new Fault('too-large', `the body is larger than ${bytes.toLocaleString('en')} bytes${remedy}`)
}

function tooDeep(levels: number): Fault {
  const message = `the body is nested deeper than ${levels} levels`
  return new Fault('invalid', message, { issues: [issue('', 'too_deep', message)] })
}
