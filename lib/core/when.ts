import type { Precision } from './taxonomy'
import { formatMoment, parseMoment } from './time'

/** Minutes a clock is ahead of UTC at a moment (milliseconds since 1970); always 0 for UTC. */
export type Ahead = (at: number) => number

/** A time as read: RFC 3339 in UTC, its moment in milliseconds since 1970, and how exactly it was written. */
export interface When {
  text: string
  ms: number
  precision: Precision
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const FULL = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):?(\d{2})(?::(\d{2}))?$/i
const CLOCK_ONLY = /^(\d{1,2}):?(\d{2})(Z?)$/i
const DATE_TIME_GROUP = /^(\d{2}) ?(\d{2})(\d{2})(Z?) ?([A-Z]{3}) ?(\d{2}|\d{4})$/i
const MINUTE_MS = 60_000
const DAY_MS = 1440 * MINUTE_MS

/**
 * Reads a time as a watch officer writes it: `2026-11-23 06:12` in the clock given, with `Z` or an offset in its own,
 * `0612` or `06:12Z` for the latest such time up to now, the date-time group `23 0612Z NOV 26`, or a bare day or month,
 * which is that of UTC. Four digits are a time of day wherever a clock shows them, else a year. Null for anything else.
 */
export function readWhen(text: string, now: number, ahead: Ahead): When | null {
  const plain = text.trim()
  return readClock(plain, ahead, now) ?? readStandard(plain) ?? readFull(plain, ahead) ?? readGroup(plain, ahead)
}

/** A moment as `readWhen` reads it: date and time to the minute on a clock. */
export function writeWhen(ms: number, ahead: Ahead): string {
  return new Date(ms + ahead(ms) * MINUTE_MS).toISOString().slice(0, 16).replace('T', ' ')
}

function readStandard(text: string): When | null {
  const moment = parseMoment(text)
  return moment && { text: formatMoment(moment.ms), ...moment }
}

function readFull(text: string, ahead: Ahead): When | null {
  const m = FULL.exec(text)
  return m && wallTime(`${m[1]}-${m[2]}-${m[3]}T${m[4]}:${m[5]}${m[6] ? `:${m[6]}` : ''}Z`, ahead)
}

function readGroup(text: string, ahead: Ahead): When | null {
  const m = DATE_TIME_GROUP.exec(text)
  const month = m ? MONTHS.indexOf((m[5] as string).toUpperCase()) + 1 : 0
  if (!m || month === 0) return null
  const year = (m[6] as string).length === 2 ? `20${m[6]}` : m[6]
  return wallTime(`${year}-${String(month).padStart(2, '0')}-${m[1]}T${m[2]}:${m[3]}Z`, m[4] ? () => 0 : ahead)
}

function readClock(text: string, ahead: Ahead, now: number): When | null {
  const m = CLOCK_ONLY.exec(text)
  if (!m) return null
  const own = m[3] ? () => 0 : ahead
  const today = new Date(now + own(now) * MINUTE_MS).toISOString().slice(0, 10)
  const when = wallTime(`${today}T${(m[1] as string).padStart(2, '0')}:${m[2]}Z`, own)
  return when && when.ms > now ? { ...when, text: formatMoment(when.ms - DAY_MS), ms: when.ms - DAY_MS } : when
}

/** Reads a text as UTC, then shifts it from the wall clock it was meant in. */
function wallTime(text: string, ahead: Ahead): When | null {
  const moment = parseMoment(text)
  if (!moment) return null
  const guess = moment.ms - ahead(moment.ms) * MINUTE_MS
  const ms = moment.ms - ahead(guess) * MINUTE_MS
  return { text: formatMoment(ms), ms, precision: moment.precision }
}
