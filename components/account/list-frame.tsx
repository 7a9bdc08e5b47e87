'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { ListState } from './use-list'

interface Props {
  text: string
  action: ReactNode
  list: Pick<ListState<unknown>, 'items' | 'failed' | 'reload'>
  empty?: ReactNode
  children: ReactNode
}

/** A list of the administration with its way to add, and what stands in its place while there is none. */
export function ListFrame({ text, action, list, empty, children }: Props) {
  const t = useTranslations('people')
  return (
    <div className="flex flex-col gap-3 pt-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-ink-2">{text}</p>
        {action}
      </div>
      {list.failed && <EmptyState title={t('failed')} action={<Button onClick={() => void list.reload()}>{t('retry')}</Button>} />}
      {!list.failed && list.items === null && (
        <div role="status" aria-label={t('loading')}>
          <Skeleton className="h-40" />
        </div>
      )}
      {!list.failed && list.items?.length === 0 && empty}
      {list.items && list.items.length > 0 && <div className="overflow-x-auto rounded border bg-raised">{children}</div>}
    </div>
  )
}
