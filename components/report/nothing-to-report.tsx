'use client'
import { useTranslations } from 'use-intl'
import type { Picture } from '@/components/live/use-picture'
import { useQuery } from '@/components/live/use-query'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** Says that there is nothing to make a report of: nothing recorded yet, or nothing that matches. */
export function NothingToReport({ picture }: { picture: Picture }) {
  const t = useTranslations('report')
  const { clear } = useQuery()
  return (
    <EmptyState
      title={t(picture.held === 0 ? 'empty' : 'no-match')}
      text={t(picture.held === 0 ? 'empty-text' : 'no-match-text')}
      action={picture.held > 0 && <Button onClick={clear}>{t('clear')}</Button>}
    />
  )
}
