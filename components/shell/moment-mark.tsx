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
  return (
    <Tooltip label={t('now')}>
      <Button className="border-accent bg-accent-surface px-2" onClick={() => setMoment(null, presentWindow(query, at, Date.now()))}>
        <History aria-hidden />
        <span className="tabular-nums">{t('asOf', { time: exactTime(at, clock, locale) })}</span>
        <X aria-hidden />
      </Button>
    </Tooltip>
  )
}
