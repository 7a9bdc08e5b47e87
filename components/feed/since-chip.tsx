'use client'
import { useLocale, useTranslations } from 'use-intl'
import { useMoment } from '@/components/live/use-moment'
import { useQuery } from '@/components/live/use-query'
import { useSince } from '@/components/live/use-since'
import { Button } from '@/components/ui/button'
import { exactTime } from '@/components/ui/clock-format'
import { useClock } from '@/components/ui/use-clock'

/** What entered the record since this person last had the picture in view, to be shown by itself. Nothing while that is shown, or in a replay. */
export function SinceChip() {
  const t = useTranslations('feed')
  const locale = useLocale()
  const { clock } = useClock()
  const { query, setQuery } = useQuery()
  const { at } = useMoment()
  const since = useSince()
  if (!since || at !== null || query.knownFrom === since.patch.knownFrom) return null
  return (
    <div className="shrink-0 border-b px-3 py-1.5">
      <Button className="h-7 bg-accent-surface text-xs" title={t('since-text')} onClick={() => setQuery(since.patch)}>
        {t('since', { count: since.count, time: exactTime(since.look.at, clock, locale) })}
      </Button>
    </div>
  )
}
