import type { Precision } from './taxonomy'

/** A moment in milliseconds since 1970 with the precision its text had. */
export interface Moment {
  ms: number
  precision: Precision
}

/** The last millisecond of the last year with four digits: later moments have no RFC 3339 text. */
export const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

const FULL = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|z|[+-]\d{2}:\d{2})$/
const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/**
 * Reads an RFC 3339 date-time with its offset, or a bare date, month or year (its first moment in UTC).
 * Returns null for anything else, also for dates that no calendar has (30 February) and for a time without an offset.
 */
export function parseMoment(text: string): Moment | null {
  const full = FULL.exec(text)
  if (full) return readFull(full)
  const partial = PARTIAL.exec(text)
  return partial ? readPartial(partial) : null
}

/** Writes milliseconds since 1970 as RFC 3339 in UTC, without a fraction where it is zero. */
export function formatMoment(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z')
}

function readFull(m: RegExpExecArray): Moment | null {
  const [year, month, day, hour, minute] = [m[1], m[2], m[3], m[4], m[5]].map(Number) as [number, number, number, number, number]
  const second = Number(m[6] ?? 0)
  const milli = m[7] ? Math.floor(Number(`0.${m[7]}`) * 1000) : 0
  const offset = offsetMinutes(m[8] as string)
  if (offset === null || hour > 23 || minute > 59 || second > 59) return null
  const date = dayStart(year, month, day)
  if (date === null) return null
  const ms = date + ((hour * 60 + minute - offset) * 60 + second) * 1000 + milli
  if (ms > LAST_MOMENT) return null
  return { ms, precision: m[6] === undefined ? 'minute' : 'second' }
}

function readPartial(m: RegExpExecArray): Moment | null {
  const ms = dayStart(Number(m[1]), Number(m[2] ?? 1), Number(m[3] ?? 1))
  if (ms === null) return null
  return { ms, precision: m[3] ? 'day' : m[2] ? 'month' : 'year' }
}

/** Start of a calendar day in UTC, or null where the calendar lacks that day. */
function dayStart(year: number, month: number, day: number): number | null {
  const ms = Date.UTC(year, month - 1, day)
  const date = new Date(ms)
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return same ? ms : null
}

function offsetMinutes(text: string): number | null {
  if (text === 'Z' || text === 'z') return 0
  const hours = Number(text.slice(1, 3))
  const minutes = Number(text.slice(4, 6))
  if (hours > 23 || minutes > 59) return null
  return (text[0] === '-' ? -1 : 1) * (hours * 60 + minutes)
}
