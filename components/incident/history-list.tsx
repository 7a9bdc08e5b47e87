'use client'
import { useTranslations } from 'use-intl'
import { useHistory } from '@/components/live/use-history'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import { type FieldChange, historyChanges } from './changes'
import { useFieldText } from './use-field-text'

/** Who changed what and when, the latest first. */
export function HistoryList({ id }: { id: string }) {
  const t = useTranslations('incident')
  const words = useTranslations('words.op')
  const { entries, state, refresh } = useHistory(id)
  return (
    <section aria-label={t('history')} className="border-t p-3 text-sm">
      <h3 className="mb-2 font-semibold">{t('history')}</h3>
      {state === 'loading' && <Skeleton className="h-12" />}
      {state === 'failed' && (
        <p className="flex items-center gap-2 text-ink-2">
          {t('history-failed')} <Button onClick={refresh}>{t('retry')}</Button>
        </p>
      )}
      <ol className="flex flex-col gap-2">
        {historyChanges(entries)
          .reverse()
          .map(({ entry, changes }) => (
            <li key={entry.seq}>
              <p className="text-ink-2">
                <Time at={entry.at} /> · {words(entry.op)} · <bdi>{entry.by}</bdi>
              </p>
              {changes.length > 0 && <Changes changes={changes} />}
            </li>
          ))}
      </ol>
    </section>
  )
}

function Changes({ changes }: { changes: readonly FieldChange[] }) {
  const t = useTranslations('incident')
  const { label, text } = useFieldText()
  return (
    <ul className="mt-0.5 flex flex-col gap-0.5 border-l-2 pl-2">
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          {label(field)}:{' '}
          <del className="text-ink-3">
            <bdi>{text(field, before) || t('nothing')}</bdi>
          </del>{' '}
          <span aria-hidden>→</span>{' '}
          <ins className="no-underline">
            <bdi>{text(field, after) || t('nothing')}</bdi>
          </ins>
        </li>
      ))}
    </ul>
  )
}
