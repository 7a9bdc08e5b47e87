'use client'
import { useTranslations } from 'use-intl'
import { useLink } from '@/components/live/use-link'
import { usePicture } from '@/components/live/use-picture'
import { useQuery } from '@/components/live/use-query'
import { useRequests } from '@/components/live/use-requests'
import { Button, buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'

/** What stands in place of the rows while there are none. */
export function TableState() {
  const t = useTranslations('table')
  const { phase } = useLink()
  const picture = usePicture()
  const { clear } = useQuery()
  const { retry } = useRequests()
  if (phase === 'refused')
    return (
      <EmptyState
        title={t('refused')}
        action={
          <a href="/sign-in" className={buttonClass('primary')}>
            {t('sign-in')}
          </a>
        }
      />
    )
  if (phase === 'failed') return <EmptyState title={t('failed')} action={<Button onClick={retry}>{t('retry')}</Button>} />
  if (picture && phase !== 'loading' && picture.search === 'titles') return <EmptyState title={t('unsearched')} />
  if (picture?.held === 0 && phase !== 'loading') return <EmptyState title={t('none')} />
  if (picture && phase !== 'loading') return <EmptyState title={t('empty')} action={<Button onClick={clear}>{t('clear')}</Button>} />
  return (
    <div className="flex flex-col gap-2 p-3">
      {Array.from({ length: 12 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are alike
        <Skeleton key={row} className="h-6" />
      ))}
    </div>
  )
}
