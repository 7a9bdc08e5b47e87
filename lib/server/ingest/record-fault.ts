import { DrizzleQueryError } from 'drizzle-orm'
import { Fault } from '../fault'

/** SQLSTATE classes of a value that the store refuses: data exception, integrity violation, program limit. */
const REFUSED = ['22', '23', '54']
/** Serialization failure and deadlock: the same work, tried again, may well pass. */
const PASSING = ['40001', '40P01']

/** Whether the store refused a value, so that only its own record is at fault. */
export function isRefusal(error: unknown): boolean {
  return REFUSED.includes(sqlState(error)?.slice(0, 2) ?? '')
}

/** Whether the same work may pass when tried again. */
export function isPassing(error: unknown): boolean {
  return PASSING.includes(sqlState(error) ?? '')
}

/** Whether a unique key was taken meanwhile. */
export function isKeyTaken(error: unknown): boolean {
  return sqlState(error) === '23505'
}

/** What a caller is told of a failure of the store; any other error stays as it is. */
export function storeFault(error: unknown): unknown {
  if (error instanceof Fault || !isFromStore(error)) return error
  const cause = withoutValues(driverError(error))
  if (isRefusal(error)) return new Fault('invalid', 'The store refused a value of this record.', { cause })
  return new Fault('unavailable', 'The store did not answer; nothing was recorded. Try again.', { cause })
}

/** Runs work, and runs it again where it failed only by meeting other work. */
export async function tryAgain<T>(work: () => Promise<T>, times = 3): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (times <= 1 || !isPassing(error)) throw error
    return tryAgain(work, times - 1)
  }
}

/** Drivers and sockets give their errors a code; Drizzle wraps what fails within a statement. */
function isFromStore(error: unknown): boolean {
  return error instanceof DrizzleQueryError || (error instanceof Error && 'code' in error && typeof error.code === 'string')
}

function driverError(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? error.cause : error
}

function sqlState(error: unknown): string | null {
  const from = driverError(error)
  return from instanceof Error && 'code' in from && typeof from.code === 'string' ? from.code : null
}

/** Errors of Drizzle and PGlite carry the statement with all its values, which must not reach a log: this keeps words, code and place. */
function withoutValues(error: unknown): Error {
  const bare = Object.assign(new Error(error instanceof Error ? error.message : String(error)), { code: sqlState(error) })
  if (error instanceof Error && error.stack) bare.stack = error.stack
  return bare
}
