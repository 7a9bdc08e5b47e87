'use client'
import { useTranslations } from 'use-intl'
import type { ResourceState } from '@/components/live/use-incident'
import { Button, buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'

/** In place of an incident: loading, failed, refused, or gone. One above the reader's clearance and one that never was look the same. */
export function Absent({ state, onRetry, onClose }: { state: ResourceState; onRetry: () => void; onClose: () => void }) {
  const t = useTranslations('incident')
  switch (state) {
    case 'missing':
      return <EmptyState title={t('gone')} text={t('gone-text')} action={<Button onClick={onClose}>{t('back')}</Button>} />
    case 'refused':
      return (
        <EmptyState
          title={t('refused')}
          text={t('refused-text')}
          action={
            <a href="/sign-in" className={buttonClass('primary')}>
              {t('sign-in')}
            </a>
          }
        />
      )
    case 'failed':
      return <EmptyState title={t('failed')} text={t('failed-text')} action={<Button onClick={onRetry}>{t('retry')}</Button>} />
    default:
      return (
        <div role="status" aria-label={t('loading')} className="flex flex-col gap-3 p-3">
          <Skeleton className="h-6 w-40" />
          <Skeleton className="h-12" />
          <Skeleton className="h-40" />
          <Skeleton className="h-64" />
        </div>
      )
  }
}
