'use client'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { SendResult } from '@/components/live/use-outbox'
import { useUrlState } from '@/components/live/use-url-state'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** What became of the form, and where to go from here. */
export function SentNotice({ result, onAnother }: { result: SendResult; onAnother: () => void }) {
  const t = useTranslations('incident-form')
  const [, setView] = useUrlState('view')
  const [, setIncident] = useUrlState('incident')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const recorded = result.outcome === 'recorded' ? result : null
  const open = (id: string) => {
    setView(null)
    setIncident(id)
  }
  const state = recorded ? (recorded.known ? 'known' : 'recorded') : result.outcome === 'signed-out' ? 'signed-out' : 'kept'
  return (
    <div ref={box} tabIndex={-1} role="status" className="outline-none">
      <EmptyState
        title={t(`sent.${state}`)}
        text={recorded ? <bdi>{recorded.incident.title}</bdi> : t(`sent.${state as 'kept'}-text`)}
        action={
          <span className="flex flex-wrap gap-2">
            {recorded && (
              <Button look="primary" onClick={() => open(recorded.incident.id)}>
                {t('sent.open')}
              </Button>
            )}
            <Button onClick={onAnother}>{t('sent.another')}</Button>
          </span>
        }
      />
    </div>
  )
}
