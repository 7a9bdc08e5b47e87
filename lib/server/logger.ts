import { destination, type Logger, pino, stdTimeFunctions } from 'pino'

/** Lines of JSON on the error stream, so that the words for the person who starts the server stay readable on the other. */
export function createLogger(level: 'info' | 'warn' | 'silent' = 'info'): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      // Second line of defence: no caller logs headers or bodies.
      redact: ['*.authorization', '*.cookie', '*.password', '*.token', '*.headers'],
    },
    destination({ fd: 2, sync: false }),
  )
}
