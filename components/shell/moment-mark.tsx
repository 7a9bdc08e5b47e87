'use client'
import { History, X } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { useMoment } from '@/components/live/use-moment'
import { useQuery } from '@/components/live/use-query'
import { Button } from '@/components/ui/button'
import { exactTime } from '@/components/ui/clock-format'
import { Tooltip } from '@/components/ui/tooltip'
import { useClock } from '@/components/ui/use-clock'
import { presentWindow } from '@/lib/core/replay'

/** Says on every view that the picture is not that of now, and leads back. */
export function MomentMark() {
  const t = useTranslations('shell.moment')
  const locale = useLocale()
  const { clock } = useClock()
  const { query } = useQuery()
  const { at, setMoment } = useMoment()
  if (at === null) return null
  const time = exactTime(at, clock, locale)
  const sentence = t('asOf', { time })
  return (
    <Tooltip label={t('now')}>
      <Button
        className="border-accent bg-accent-surface px-2 text-xs"
        aria-label={sentence}
        onClick={() => setMoment(null, presentWindow(query, at, Date.now()))}
      >
        <History aria-hidden />
        <span className="tabular-nums @max-[96rem]:hidden">{sentence}</span>
        <span className="hidden tabular-nums @max-[96rem]:inline">{time}</span>
        <X aria-hidden />
      </Button>
    </Tooltip>
  )
}
