import type { Issue } from '../core/issue'

/** Codes of what can go wrong in a verb; one place (`api/problem`) turns them into HTTP answers. */
export type FaultCode =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'own-approval'
  | 'not-found'
  | 'method-not-allowed'
  | 'not-acceptable'
  | 'conflict'
  | 'version-conflict'
  | 'precondition-required'
  | 'too-large'
  | 'headers-too-large'
  | 'unsupported-media-type'
  | 'too-many-requests'
  | 'unavailable'
  | 'timeout'

/** An expected failure: a code, words for the caller, the fields at fault and the cause. Told apart by `code`, since lib/ is loaded twice. */
export class Fault extends Error {
  constructor(
    readonly code: FaultCode,
    message: string,
    readonly detail: { issues?: Issue[]; cause?: unknown; extra?: Record<string, unknown>; headers?: Record<string, string> } = {},
  ) {
    super(message, { cause: detail.cause })
    this.name = 'Fault'
  }
}
