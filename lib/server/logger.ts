import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino'
import { describeError } from './describe-error'

/** Lines of JSON on the error stream unless told otherwise, so that the words for the person who starts the server stay readable on the other. */
export function createLogger(
  level: 'info' | 'warn' | 'silent' = 'info',
  out: DestinationStream = destination({ fd: 2, sync: false }),
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      // Second line of defence: no caller logs headers or bodies.
      redact: ['*.authorization', '*.cookie', '*.password', '*.token', '*.headers'],
    },
    out,
  )
}
