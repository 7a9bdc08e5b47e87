'use client'
import { useTranslations } from 'use-intl'
import { useResource } from '@/components/live/use-resource'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Skeleton } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import type { DraftRevision, LensDraft } from '@/lib/wire/lenses'
import { BodyChanges } from './draft-changes'

/** The forms that a draft had before its author edited it, and what each edit changed. */
export function DraftHistory({ draft }: { draft: LensDraft }) {
  const t = useTranslations('lens')
  const { value, state, refresh } = useResource<{ items: DraftRevision[] }>(
    `/api/v1/lenses/drafts/${draft.id}/history#${draft.revision}`,
    draft.id,
  )
  if (!value)
    return state === 'loading' || state === 'none' ? (
      <Skeleton className="h-16" />
    ) : (
      <Notice action={<Button onClick={refresh}>{t('retry')}</Button>}>{t('draftsFailed')}</Notice>
    )
  return (
    <ol aria-label={t('earlier')} className="grid gap-2">
      {value.items.slice(0, -1).map((form, at) => (
        <li key={form.revision} className="border-t pt-2 text-sm">
          <p className="text-ink-2">
            {t('editedAt')} <Time at={Date.parse(form.replacedAt ?? draft.changedAt)} />
          </p>
          <p>{form.reason}</p>
          {form.withdrawn !== null && (
            <p className="text-ink-2">
              {t('wasWithdrawn')} {form.withdrawn}
            </p>
          )}
          <BodyChanges subject={draft.subject} from={form.body} to={(value.items[at + 1] as DraftRevision).body} />
        </li>
      ))}
    </ol>
  )
}
