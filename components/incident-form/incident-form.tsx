'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDraftStorage } from '@/components/live/use-draft-storage'
import { type SendResult, useOutbox } from '@/components/live/use-outbox'
import { useQuery } from '@/components/live/use-query'
import { useSession } from '@/components/live/use-session'
import { DetailFrame } from '@/components/ui/detail-frame'
import { Skeleton } from '@/components/ui/skeleton'
import { useClock } from '@/components/ui/use-clock'
import { maySee } from '@/lib/core/taxonomy'
import { FormBody } from './form-body'
import { emptyValues, type FormValues } from './form-values'
import { OutboxNotice } from './outbox-notice'
import type { RenderPicker } from './place-fields'
import { SentNotice } from './sent-notice'

interface Props {
  onClose: () => void
  /** A map that picks a place; without one the place is named or written in numbers. */
  renderPicker?: RenderPicker
}

/** Logs an incident. What is typed survives a reload; what is sent without a connection goes out when it returns, once. */
export function IncidentForm({ onClose, renderPicker }: Props) {
  const t = useTranslations('incident-form')
  const { ready, draft, save, clear } = useDraftStorage<FormValues>('incident')
  const defaults = useDefaults()
  const { send } = useOutbox()
  const [result, setResult] = useState<SendResult | null>(null)
  const [round, setRound] = useState(0)
  const done = result !== null && result.outcome !== 'refused' && result.outcome !== 'lost'
  return (
    <DetailFrame title={t('title')} onClose={onClose}>
      <OutboxNotice />
      {done ? (
        <SentNotice
          result={result}
          onAnother={() => {
            setResult(null)
            setRound(round + 1)
          }}
        />
      ) : ready ? (
        <FormBody
          key={round}
          defaults={defaults}
          draft={round === 0 ? draft : null}
          result={result}
          renderPicker={renderPicker}
          onSave={save}
          onDiscard={() => {
            clear()
            onClose()
          }}
          onClose={onClose}
          onSend={async (body) => {
            const sent = await send({ ...body })
            if (sent.outcome !== 'refused' && sent.outcome !== 'lost') clear()
            setResult(sent)
            return sent
          }}
        />
      ) : (
        <Skeleton className="m-3 h-64" />
      )}
    </DetailFrame>
  )
}

/** An empty form for this person: their clock, their name as the source, AMBER as far as they are cleared, the lane in view. */
function useDefaults(): FormValues {
  const { name, clearance } = useSession()
  const { clock } = useClock()
  const { exercise } = useQuery().query
  return emptyValues({ clock, sourceName: name, tlp: maySee(clearance, 'TLP:AMBER') ? 'TLP:AMBER' : clearance, exercise })
}
