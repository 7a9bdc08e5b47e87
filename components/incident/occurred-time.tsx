'use client'
import { useLocale, useTranslations } from 'use-intl'
import { dateLocale } from '@/components/ui/clock-format'
import { Time } from '@/components/ui/time'
import type { Precision } from '@/lib/core/taxonomy'

const COARSE: Partial<Record<Precision, Intl.DateTimeFormatOptions>> = {
  day: { day: '2-digit', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
}

/** When it happened, never more exactly than it is known. A day, month or year is that of UTC. */
export function OccurredTime({ at, precision }: { at: string; precision: Precision }) {
  const t = useTranslations('incident')
  const words = useTranslations('words.precision')
  const locale = useLocale()
  const coarse = COARSE[precision]
  if (coarse)
    return (
      <time dateTime={at} title={words(precision)}>
        {new Intl.DateTimeFormat(dateLocale(locale), { ...coarse, timeZone: 'UTC' }).format(Date.parse(at))} {t('in-utc')}
      </time>
    )
  return (
    <>
      <Time at={at} relative />
      {precision === 'hour' && <span className="text-ink-3"> ({words(precision)})</span>}
    </>
  )
}
