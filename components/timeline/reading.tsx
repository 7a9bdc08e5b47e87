'use client'
import { useLocale, useTranslations } from 'use-intl'
import { useMoment } from '@/components/live/use-moment'
import type { Histogram } from '@/components/live/use-picture'
import { useQuery } from '@/components/live/use-query'
import { exactTime } from '@/components/ui/clock-format'
import { useClock } from '@/components/ui/use-clock'
import { totals } from './stack'

/** The bar under the pointer in words; else the window in view. */
export function Reading({ histogram, bucket }: { histogram: Histogram; bucket: number | null }) {
  const t = useTranslations('timeline')
  const locale = useLocale()
  const { clock } = useClock()
  const { query } = useQuery()
  const { at } = useMoment()
  const time = (at: number) => exactTime(at, clock, locale)
  const from = query.from === null ? t('beginning') : time(query.from)
  const to = query.to === null ? t('now') : time(query.to)
  const text =
    bucket === null
      ? at !== null && query.knownBefore !== null
        ? t('known', { from, time: time(query.knownBefore) })
        : t('window', { from, to })
      : t('bar', { from: time(histogram.start + bucket * histogram.step), count: totals(histogram.kinds)[bucket] ?? 0 })
  return <p className="min-w-0 flex-1 truncate text-ink-2 text-sm">{text}</p>
}
