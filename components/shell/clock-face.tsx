'use client'
import { useTranslations } from 'use-intl'
import { Time } from '@/components/ui/time'
import { Tooltip } from '@/components/ui/tooltip'
import { useClock } from '@/components/ui/use-clock'
import { useNow } from '@/components/ui/use-now'

/** The present on the chosen clock; a press takes the other one. */
export function ClockFace({ className }: { className?: string }) {
  const t = useTranslations('shell.clock')
  const { clock, setClock } = useClock()
  const now = useNow()
  if (now === null) return null
  return (
    <Tooltip label={t(clock === 'utc' ? 'showLocal' : 'showUtc')}>
      <button
        type="button"
        onClick={() => setClock(clock === 'utc' ? 'local' : 'utc')}
        className={`touch h-8 whitespace-nowrap rounded px-2 text-ink-2 text-xs hover:bg-surface-2 ${className ?? ''}`}
      >
        <Time at={now} />
      </button>
    </Tooltip>
  )
}
