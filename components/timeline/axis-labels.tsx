'use client'
import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { clockAhead } from '@/components/ui/clock-ahead'
import { type Clock, dateLocale } from '@/components/ui/clock-format'
import { useClock } from '@/components/ui/use-clock'
import { type Tick, ticks } from './axis'
import { type Span, xOf } from './brush'

const ROOM = 72
const FORMATS: Record<Tick['unit'], Intl.DateTimeFormatOptions> = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
}

/** Labels at round moments of the chosen clock, and which clock that is. */
export function AxisLabels({ domain, width }: { domain: Span; width: number }) {
  const t = useTranslations('timeline')
  const locale = useLocale()
  const { clock } = useClock()
  const marks = useMemo(() => ticks(domain, width, ROOM, clockAhead(clock)), [domain, width, clock])
  const labels = useMemo(() => formatters(locale, clock), [locale, clock])
  return (
    <div aria-hidden className="relative h-5 text-ink-3 text-xs">
      {marks
        .map((mark) => ({ ...mark, x: xOf(domain, width, mark.at) }))
        .filter(({ x }) => x > 24 && x < width - 72)
        .map(({ at, unit, x }) => (
          <span key={at} className="-translate-x-1/2 absolute top-0.5 whitespace-nowrap" style={{ left: x }}>
            {labels[unit].format(at)}
          </span>
        ))}
      <span className="absolute top-0.5 right-0 whitespace-nowrap">{t(`clock-${clock}`)}</span>
    </div>
  )
}

function formatters(locale: string, clock: Clock): Record<Tick['unit'], Intl.DateTimeFormat> {
  const make = (unit: Tick['unit']) =>
    new Intl.DateTimeFormat(dateLocale(locale), { ...FORMATS[unit], timeZone: clock === 'utc' ? 'UTC' : undefined })
  return { time: make('time'), day: make('day'), month: make('month'), year: make('year') }
}
