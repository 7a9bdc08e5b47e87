'use client'
import { useTranslations } from 'use-intl'
import { useLink } from '@/components/live/use-link'
import { usePicture } from '@/components/live/use-picture'
import { useQuery } from '@/components/live/use-query'
import { useRequests } from '@/components/live/use-requests'
import { Button, buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { formatQuery } from '@/lib/core/query-parameters'

/** What stands in place of the list while there is none: loading, failed, refused or empty, each with what to do next. */
export function FeedState() {
  const t = useTranslations('feed')
  const link = useLink()
  const picture = usePicture()
  const { retry } = useRequests()
  if (link.phase === 'refused')
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
  if (link.phase === 'failed')
    return <EmptyState title={t('failed')} text={t('failed-text')} action={<Button onClick={retry}>{t('retry')}</Button>} />
  // Of what has come so far nothing matches: that says nothing of the rest.
  if (!picture || link.phase === 'loading') return <Loading loaded={link.loaded} expected={link.expected} />
  if (picture.total === 0 && picture.search === 'titles') return <EmptyState title={t('unsearched')} text={t('unsearched-text')} />
  return <Empty held={picture.held} />
}

/** "Nothing reported" is a finding about a window; a lane without any incident is not. */
function Empty({ held }: { held: number }) {
  const t = useTranslations('feed')
  const { query, setQuery, clear } = useQuery()
  if (held === 0) return <EmptyState title={t('none')} text={t('none-text')} />
  const inTime = query.from !== null || query.to !== null
  const filtered = formatQuery({ ...query, exercise: false, from: null, to: null }).size > 0
  return (
    <EmptyState
      title={t('empty')}
      text={t('empty-text', { held })}
      action={
        <span className="flex gap-2">
          {filtered && <Button onClick={clear}>{t('clear')}</Button>}
          {inTime && <Button onClick={() => setQuery({ from: null, to: null })}>{t('widen')}</Button>}
        </span>
      }
    />
  )
}

function Loading({ loaded, expected }: { loaded: number; expected: number | null }) {
  const t = useTranslations('feed')
  return (
    <div className="flex flex-col gap-3 p-3">
      <p role="status" className="text-ink-2 text-sm">
        {expected ? t('loading-of', { loaded, expected }) : t('loading')}
      </p>
      {Array.from({ length: 8 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are alike
        <Skeleton key={row} className="h-10" />
      ))}
    </div>
  )
}
