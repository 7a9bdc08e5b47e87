'use client'
import { useLocale } from 'use-intl'
import type { Precision } from '@/lib/core/taxonomy'
import { type Clock, exactTime, relativeTime } from './clock-format'
import { useClock } from './use-clock'
import { useNow } from './use-now'

interface Props {
  /** Milliseconds since 1970, or RFC 3339. */
  at: number | string
  /** How exactly it is known; less exact times are written shorter. */
  precision?: Precision
  /** Shows beside the exact time how long ago it was. */
  relative?: boolean
  className?: string
}

/** An exact time on the chosen clock; the other clock on hover. */
export function Time({ at, precision, relative = false, className }: Props) {
  const { clock } = useClock()
  const locale = useLocale()
  const now = useNow()
  const ms = typeof at === 'number' ? at : Date.parse(at)
  // The server does not know the reader's zone: until the page is alive, times stand in UTC.
  const shown: Clock = now === null ? 'utc' : clock
  const other: Clock = shown === 'utc' ? 'local' : 'utc'
  return (
    <time
      dateTime={new Date(ms).toISOString()}
      title={now === null ? undefined : exactTime(ms, other, locale, precision)}
      className={className}
    >
      <span className="whitespace-nowrap">{exactTime(ms, shown, locale, precision)}</span>
      {relative && now !== null && <span className="whitespace-nowrap text-ink-3"> · {relativeTime(ms, now, locale)}</span>}
    </time>
  )
}
