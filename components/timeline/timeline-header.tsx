'use client'
import { ChevronLeft, ChevronRight, History } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Histogram } from '@/components/live/use-picture'
import { useQuery } from '@/components/live/use-query'
import { useWindowPreset } from '@/components/live/use-window-preset'
import { IconButton } from '@/components/ui/icon-button'
import { Segmented } from '@/components/ui/segmented'
import { stepWindow, WINDOW_PRESETS } from '@/lib/core/time-window'
import { CountTable } from './count-table'
import { Reading } from './reading'
import type { Replay } from './use-replay'
import { useStepKeys } from './use-step-keys'

interface Props {
  histogram: Histogram
  bucket: number | null
  replay: Replay
}

/** What is in view or under the pointer, windows by name, and the way to step: by a window, or in a replay by its step. */
export function TimelineHeader({ histogram, bucket, replay }: Props) {
  const t = useTranslations('timeline')
  const { query, setQuery } = useQuery()
  const [preset, choosePreset] = useWindowPreset()
  const end = histogram.start + histogram.step * (histogram.kinds[0]?.length ?? 0)
  const replayed = replay.at !== null
  const open = !replayed && query.from === null && query.to === null
  const move = (direction: -1 | 1) => {
    if (replayed) replay.move(direction)
    else if (!open) setQuery(stepWindow(query, direction, [histogram.start, end]))
  }
  useStepKeys({ step: move, play: replay.toggle })
  return (
    <div className="flex h-9 shrink-0 items-center gap-1 px-3">
      <Reading histogram={histogram} bucket={bucket} />
      <IconButton label={t(replayed ? 'replay.back' : 'earlier')} keys="[" disabled={open} onClick={() => move(-1)}>
        <ChevronLeft aria-hidden />
      </IconButton>
      <Segmented
        label={t('presets')}
        className="max-md:hidden"
        value={preset ?? undefined}
        onChange={choosePreset}
        options={WINDOW_PRESETS.map((value) => ({ value, label: t(`preset.${value}`) }))}
      />
      <IconButton label={t(replayed ? 'replay.on' : 'later')} keys="]" disabled={open} onClick={() => move(1)}>
        <ChevronRight aria-hidden />
      </IconButton>
      <IconButton
        label={t('replay.title')}
        look={replayed ? 'plain' : 'quiet'}
        aria-pressed={replayed}
        onClick={replayed ? replay.close : replay.open}
      >
        <History aria-hidden />
      </IconButton>
      <CountTable histogram={histogram} />
    </div>
  )
}
