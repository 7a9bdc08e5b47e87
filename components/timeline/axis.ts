import type { Span } from './brush'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Steps that a reader of a clock counts in; months and years are counted by the calendar. */
const STEPS = [MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY]
const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120]

/** A mark of the axis: its moment, and the smallest unit its label must name. */
export interface Tick {
  at: number
  unit: 'time' | 'day' | 'month' | 'year'
}

/**
 * Marks of an axis at round moments of the reader's clock, at most one for every `room` pixels.
 * `offset` gives that clock's minutes ahead of UTC at a moment: 0 for UTC.
 */
export function ticks(domain: Span, width: number, room: number, offset: (at: number) => number): Tick[] {
  const most = Math.max(1, Math.floor(width / room))
  const least = (domain[1] - domain[0]) / most
  const step = STEPS.find((one) => one >= least)
  return step ? even(domain, step, offset) : monthly(domain, MONTH_STEPS.find((months) => months * 30 * DAY >= least) ?? 120, offset)
}

function even(domain: Span, step: number, offset: (at: number) => number): Tick[] {
  const marks: Tick[] = []
  const ahead = offset(domain[0]) * MINUTE
  for (let wall = Math.ceil((domain[0] + ahead) / step) * step; ; wall += step) {
    // The offset of the day itself, as summer time may begin or end within the domain.
    const at = wall - offset(wall - ahead) * MINUTE
    if (at > domain[1]) return marks
    marks.push({ at, unit: step < DAY && wall % DAY !== 0 ? 'time' : 'day' })
  }
}

function monthly(domain: Span, months: number, offset: (at: number) => number): Tick[] {
  const marks: Tick[] = []
  const start = new Date(domain[0])
  let month = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months) * months
  for (; ; month += months) {
    const wall = Date.UTC(Math.floor(month / 12), month % 12)
    const at = wall - offset(wall) * MINUTE
    if (at > domain[1]) return marks
    if (at >= domain[0]) marks.push({ at, unit: month % 12 === 0 ? 'year' : 'month' })
  }
}
