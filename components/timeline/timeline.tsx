'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLink } from '@/components/live/use-link'
import { usePicture } from '@/components/live/use-picture'
import { later } from '@/components/ui/later'
import { Skeleton } from '@/components/ui/skeleton'
import { BrushArea } from './brush-area'
import { TimelineHeader } from './timeline-header'
import { useReplay } from './use-replay'

const ReplayBar = later(() => import('./replay-bar').then((module) => module.ReplayBar))

/** When the matches happened, by kind; the brush on it is the query's window of time. */
export function Timeline() {
  const t = useTranslations('timeline')
  const picture = usePicture()
  const { phase } = useLink()
  const [bucket, setBucket] = useState<number | null>(null)
  const replay = useReplay()
  if (!picture)
    return phase === 'failed' || phase === 'refused' ? (
      <p className="p-3 text-ink-2 text-sm">{t('no-picture')}</p>
    ) : (
      <Skeleton className="m-3 h-24" />
    )
  const { histogram } = picture
  const buckets = histogram.kinds[0]?.length ?? 0
  return (
    <section aria-label={t('title')}>
      <TimelineHeader histogram={histogram} bucket={bucket} replay={replay} />
      {buckets === 0 ? (
        <p className="px-3 py-2 text-ink-2 text-sm">{t('empty')}</p>
      ) : (
        <BrushArea histogram={histogram} onBucket={setBucket} replay={replay} />
      )}
      {replay.at !== null && <ReplayBar replay={replay} at={replay.at} />}
    </section>
  )
}
