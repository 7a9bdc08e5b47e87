/** What the log holds of an error. */
export interface ErrorView {
  type: string
  message: string
  code?: string
  /** Where it was thrown, without the message. */
  stack?: string
  cause?: ErrorView
  /** The errors of one that stands for several. */
  errors?: ErrorView[]
}

/** Causes of causes; some errors are their own. */
const DEEPEST = 5
/** Begins the message of Drizzle's errors; the statement and its parameters follow. */
const QUERY = 'Failed query:'

/**
 * An error as it may be written down. An error of the store carries the statement with the values of people's records,
 * in its fields and in its text, so only these fields are kept, and of the text what holds no value.
 */
export function describeError(thrown: unknown, depth = 0): ErrorView {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: 'something was thrown that is no error' }
  const { code, cause } = thrown as { code?: unknown; cause?: unknown }
  const errors: unknown[] = thrown instanceof AggregateError && depth < DEEPEST ? thrown.errors : []
  return {
    type: thrown.constructor.name,
    message: withoutValues(thrown.message, code),
    ...(typeof code === 'string' ? { code } : {}),
    stack: framesOf(thrown),
    ...(cause === undefined || depth >= DEEPEST ? {} : { cause: describeError(cause, depth + 1) }),
    ...(errors.length === 0 ? {} : { errors: errors.map((one) => describeError(one, depth + 1)) }),
  }
}

/** A message without the values that the store repeats in it. `code` is that of the error, where it has one. */
export function withoutValues(message: string, code?: unknown): string {
  const at = message.indexOf(QUERY)
  if (at >= 0) return `${message.slice(0, at)}Failed query`
  // Class 22 of SQLSTATE are wrong values, and its messages quote them.
  if (typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code)) return `a value was refused (SQLSTATE ${code})`
  return message
}

/** The stack begins with the message: only what follows it is kept, and nothing where it was changed since. */
function framesOf({ message, stack = '' }: Error): string {
  const at = stack.indexOf(message)
  return at < 0 ? '' : stack.slice(at + message.length).trim()
}
