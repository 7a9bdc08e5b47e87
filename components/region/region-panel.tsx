'use client'
import { Filter } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { usePicture } from '@/components/live/use-picture'
import { useQuery } from '@/components/live/use-query'
import { Button } from '@/components/ui/button'
import { DetailFrame } from '@/components/ui/detail-frame'
import { EmptyState } from '@/components/ui/empty-state'
import { useGroupings } from '@/components/ui/groupings'
import { useRegionNames } from '@/components/ui/region-name'
import { Skeleton } from '@/components/ui/skeleton'
import { type RegionState, regionState } from '@/lib/core/overlay/region-state'
import { regionSort } from '@/lib/core/region/region'
import { RegionIncidents } from './region-incidents'
import { regionFilter, withinRegion } from './region-query'
import { RegionStanding } from './region-standing'
import { RegionWhy } from './region-why'
import { standingOf } from './standing'

/** One region in the picture's window: how much, how both lenses weigh it, and what it consists of. */
export function RegionPanel({ region, onClose }: { region: string; onClose: () => void }) {
  const t = useTranslations('region')
  const names = useRegionNames()
  const picture = usePicture()
  const { query, setQuery } = useQuery()
  const groupings = useGroupings()
  const name = names.region(region)
  const isUnknown = regionSort(region) === 'bloc' && !groupings.some(({ code }) => code === region)
  const filter = (
    <Button look="quiet" onClick={() => setQuery(regionFilter(region))}>
      <Filter aria-hidden />
      {t('filter')}
    </Button>
  )
  const standing = picture && standingOf(region, picture, groupings)
  const within = withinRegion(query, region, groupings)
  return (
    <DetailFrame title={<bdi>{name}</bdi>} onClose={onClose} actions={isUnknown ? undefined : filter}>
      {!picture && <Skeleton className="m-3 h-40" />}
      {picture && isUnknown && <EmptyState title={t('no-bloc')} text={t('no-bloc-text')} />}
      {picture && !isUnknown && !standing && (
        <Silence region={region} state={regionState(region, picture, groupings)} isWithin={within !== null} />
      )}
      {picture && standing && within && (
        <>
          <RegionStanding standing={standing} areas={regionSort(region) === 'area'} />
          <RegionWhy region={region} />
          <RegionIncidents query={within} at={picture.at} count={standing.count} />
        </>
      )}
    </DetailFrame>
  )
}

/** Why nothing of a region is shown: nothing is collected there, or records are out of this window, or still to come. */
function Silence({ region, state, isWithin }: { region: string; state: RegionState; isWithin: boolean }) {
  const t = useTranslations('region')
  const { setQuery } = useQuery()
  if (state === 'not-collected') return <EmptyState title={t('not-collected')} text={t('not-collected-text')} />
  if (state === 'unknown') return <EmptyState title={t('loading')} text={t('loading-text')} />
  return (
    <EmptyState
      title={t('empty')}
      text={t(isWithin ? 'empty-text' : 'outside')}
      action={<Button onClick={() => setQuery({ ...regionFilter(region), from: null, to: null })}>{t('all-time')}</Button>}
    />
  )
}
