'use client'
import { useTranslations } from 'use-intl'
import { useLenses } from '@/components/live/use-lenses'
import { Button } from '@/components/ui/button'
import { useSideNames } from '@/components/ui/side-names'

/** Says on every view that the scores on screen are made with a draft that nobody approved, and ends that. */
export function DraftNotice() {
  const t = useTranslations('shell.draft')
  const { draft, tryDraft } = useLenses()
  const { nameOf } = useSideNames()
  if (!draft) return null
  return (
    <div role="status" className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b bg-accent-surface px-3 py-1 text-sm">
      <span className="min-w-0 flex-1">{draft.subject === 'blocs' ? t('blocs') : t('lens', { name: nameOf(draft.subject) })}</span>
      <Button onClick={() => tryDraft(null)}>{t('stop')}</Button>
    </div>
  )
}
