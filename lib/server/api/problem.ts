import { randomUUID } from 'node:crypto'
import type { Problem } from '../../wire/protocol'
import type { Fault, FaultCode } from '../fault'
import type { DoorAnswer } from './door'

/** What each code is in HTTP. */
const HTTP: Record<FaultCode, { status: number; title: string }> = {
  invalid: { status: 400, title: 'Bad Request' },
  unauthenticated: { status: 401, title: 'Unauthorized' },
  forbidden: { status: 403, title: 'Forbidden' },
  'own-approval': { status: 403, title: 'Forbidden' },
  'not-found': { status: 404, title: 'Not Found' },
  'method-not-allowed': { status: 405, title: 'Method Not Allowed' },
  'not-acceptable': { status: 406, title: 'Not Acceptable' },
  timeout: { status: 408, title: 'Request Timeout' },
  conflict: { status: 409, title: 'Conflict' },
  'version-conflict': { status: 412, title: 'Precondition Failed' },
  'too-large': { status: 413, title: 'Content Too Large' },
  'unsupported-media-type': { status: 415, title: 'Unsupported Media Type' },
  'precondition-required': { status: 428, title: 'Precondition Required' },
  'headers-too-large': { status: 431, title: 'Request Header Fields Too Large' },
  'too-many-requests': { status: 429, title: 'Too Many Requests' },
  unavailable: { status: 503, title: 'Service Unavailable' },
}

const DEFAULT_HEADERS: Partial<Record<FaultCode, Record<string, string>>> = {
  unauthenticated: { 'www-authenticate': 'Bearer realm="Meridian"' },
  unavailable: { 'retry-after': '5' },
}

/** Where a cause that the caller must not see is written down. */
export interface CauseLog {
  error(fields: object, message: string): void
}

/**
 * Turns anything thrown into RFC 9457 problem details: the one place that does. A Fault shows its code, words and
 * fields. Anything else is a 500 that says nothing but a reference, under which the cause stands in the server's log.
 */
export function problemOf(
  thrown: unknown,
  log: CauseLog,
): { problem: Problem & { [extra: string]: unknown }; headers: Record<string, string> } {
  if (!isFault(thrown)) return { problem: unexpected(thrown, log), headers: {} }
  const { status, title } = HTTP[thrown.code]
  const { issues, extra, headers } = thrown.detail
  if (status >= 500) log.error({ err: thrown }, thrown.message)
  return {
    problem: {
      ...extra,
      type: `urn:meridian:problem:${thrown.code}`,
      title,
      status,
      detail: thrown.message,
      code: thrown.code,
      ...(issues && issues.length > 0 ? { errors: issues } : {}),
    },
    headers: { ...DEFAULT_HEADERS[thrown.code], ...headers },
  }
}

/** The problem as an answer. */
export function problemAnswer(thrown: unknown, log: CauseLog): DoorAnswer {
  const { problem, headers } = problemOf(thrown, log)
  return { status: problem.status, headers: { ...headers, 'content-type': 'application/problem+json' }, body: problem }
}

/** Faults are told apart by their code, since lib/ is loaded twice and `instanceof` would miss the other copy's. */
function isFault(thrown: unknown): thrown is Fault {
  return thrown instanceof Error && 'code' in thrown && 'detail' in thrown && Object.hasOwn(HTTP, String(thrown.code))
}

function unexpected(thrown: unknown, log: CauseLog): Problem & { [extra: string]: unknown } {
  const reference = randomUUID()
  log.error({ err: thrown, reference }, 'unexpected failure')
  return {
    type: 'urn:meridian:problem:internal',
    title: 'Internal Server Error',
    status: 500,
    detail: `something went wrong here; the operator finds it in the log under ${reference}`,
    code: 'internal',
    reference,
  }
}
