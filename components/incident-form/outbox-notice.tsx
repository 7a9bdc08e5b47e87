'use client'
import { useTranslations } from 'use-intl'
import { useOutbox } from '@/components/live/use-outbox'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'

/** What was sent earlier and waits, or came back refused: nothing a person wrote disappears without a word. */
export function OutboxNotice() {
  const t = useTranslations('incident-form')
  const { pending, refused, flush, discard } = useOutbox()
  if (pending === 0 && refused.length === 0) return null
  return (
    <div className="flex flex-col gap-2 p-3">
      {pending > 0 && (
        <Notice action={<Button onClick={() => void flush()}>{t('outbox.flush')}</Button>}>
          {t('outbox.pending', { count: pending })}
        </Notice>
      )}
      {refused.map(({ externalId, since, body, refusal }) => (
        <Notice key={externalId} tone="act" action={<Button onClick={() => void discard(externalId)}>{t('outbox.discard')}</Button>}>
          <p>
            {t('outbox.refused')} <Time at={since} />: <bdi>{String(body.title ?? '')}</bdi>
          </p>
          <ul>
            {(refusal?.errors ?? []).map((issue) => (
              <li key={issue.pointer}>{issue.message}</li>
            ))}
          </ul>
          {!refusal?.errors?.length && <p>{refusal?.detail}</p>}
        </Notice>
      ))}
    </div>
  )
}
