'use client'
import { useTranslations } from 'use-intl'
import { useLink } from '@/components/live/use-link'
import { usePicture } from '@/components/live/use-picture'
import type { RowOrder } from '@/components/live/use-rows'
import { Select } from '@/components/ui/select'
import { useSideNames } from '@/components/ui/side-names'
import { useRemembered } from '@/components/ui/use-remembered'
import { FeedList } from './feed-list'
import { FeedState } from './feed-state'
import { SinceChip } from './since-chip'

const ORDERS: readonly RowOrder[] = ['newest', 'recorded', 'east', 'west', 'divergence']

/** The matches as a list, live. */
export function Feed() {
  const t = useTranslations('feed')
  const picture = usePicture()
  const { phase } = useLink()
  const names = useSideNames()
  const [order, setOrder] = useRemembered<RowOrder>('feed-order', 'newest')
  const shown = picture !== null && picture.total > 0 && phase !== 'refused'
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 items-center gap-2 border-b px-3 py-1.5">
        <span className="min-w-0 flex-1 truncate text-ink-2 text-sm">{picture ? t('count', { total: picture.total }) : t('loading')}</span>
        <Select
          label={t('order')}
          value={order}
          onChange={setOrder}
          options={ORDERS.map((value) => ({
            value,
            label: t(`order-by.${value}`, { side: value === 'east' || value === 'west' ? names[value] : '' }),
          }))}
          className="w-44 shrink-0"
        />
      </div>
      <SinceChip />
      {shown ? <FeedList key={`${order} ${picture.query.exercise}`} order={order} /> : <FeedState />}
    </div>
  )
}
