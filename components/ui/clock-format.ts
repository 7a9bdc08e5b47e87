import type { Precision } from '@/lib/core/taxonomy'

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const UNITS = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

export type Clock = 'utc' | 'local'

/** A moment (milliseconds since 1970) as a date-time group in UTC, such as `23 0612Z NOV 26`; shorter where it is known less exactly. */
export function dateTimeGroup(ms: number, precision: Precision = 'minute'): string {
  const at = new Date(ms)
  const two = (n: number) => String(n).padStart(2, '0')
  if (precision === 'year') return String(at.getUTCFullYear())
  const month = `${MONTHS[at.getUTCMonth()]} ${two(at.getUTCFullYear() % 100)}`
  if (precision === 'month') return month
  if (precision === 'day') return `${two(at.getUTCDate())} ${month}`
  return `${two(at.getUTCDate())} ${two(at.getUTCHours())}${two(at.getUTCMinutes())}Z ${month}`
}

/** A moment in the reader's own time zone on 24 hours, with the zone's name. What is known only to the day has no zone and stays as it is. */
export function localTime(ms: number, locale: string, precision: Precision = 'minute'): string {
  if (precision === 'year' || precision === 'month' || precision === 'day') return dateTimeGroup(ms, precision)
  return localFormat(locale).format(ms)
}

/** A moment on the chosen clock. */
export function exactTime(ms: number, clock: Clock, locale: string, precision: Precision = 'minute'): string {
  return clock === 'utc' ? dateTimeGroup(ms, precision) : localTime(ms, locale, precision)
}

const localFormats = new Map<string, Intl.DateTimeFormat>()

/** The locale that dates are written in: English ones with the day first, as everywhere in the alliance but one. */
export function dateLocale(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale
}

/** Making a format costs more than using it, and lists show many times. */
function localFormat(locale: string): Intl.DateTimeFormat {
  const format =
    localFormats.get(locale) ??
    new Intl.DateTimeFormat(dateLocale(locale), {
      day: '2-digit',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    })
  localFormats.set(locale, format)
  return format
}

/** How long ago, in the largest unit that fits, such as `3 hours ago`. */
export function relativeTime(ms: number, now: number, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  const gap = ms - now
  const unit = UNITS.find(([, width]) => Math.abs(gap) >= width)
  return unit ? format.format(Math.trunc(gap / unit[1]), unit[0]) : format.format(0, 'second')
}
