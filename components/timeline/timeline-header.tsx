'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { type Histogram, usePicture } from '@/components/live/use-picture'
import { useQuery } from '@/components/live/use-query'
import { IconButton } from '@/components/ui/icon-button'
import { Segmented } from '@/components/ui/segmented'
import { presetOf, presetWindow, stepWindow, WINDOW_PRESETS } from '@/lib/core/time-window'
import { CountTable } from './count-table'
import { Reading } from './reading'
import { useStepKeys } from './use-step-keys'

/** What is in view or under the pointer, windows by name, and the way to step by a window. */
export function TimelineHeader({ histogram, bucket }: { histogram: Histogram; bucket: number | null }) {
  const t = useTranslations('timeline')
  const { query, setQuery } = useQuery()
  const at = usePicture()?.at ?? 0
  const end = histogram.start + histogram.step * (histogram.kinds[0]?.length ?? 0)
  const open = query.from === null && query.to === null
  const move = (direction: -1 | 1) => {
    if (!open) setQuery(stepWindow(query, direction, [histogram.start, end]))
  }
  useStepKeys(move)
  return (
    <div className="flex h-9 shrink-0 items-center gap-1 px-3">
      <Reading histogram={histogram} bucket={bucket} />
      <IconButton label={t('earlier')} keys="[" disabled={open} onClick={() => move(-1)}>
        <ChevronLeft aria-hidden />
      </IconButton>
      <Segmented
        label={t('presets')}
        className="max-md:hidden"
        value={presetOf(query, at) ?? undefined}
        onChange={(preset) => setQuery(presetWindow(preset, Date.now()))}
        options={WINDOW_PRESETS.map((value) => ({ value, label: t(`preset.${value}`) }))}
      />
      <IconButton label={t('later')} keys="]" disabled={open} onClick={() => move(1)}>
        <ChevronRight aria-hidden />
      </IconButton>
      <CountTable histogram={histogram} />
    </div>
  )
}
