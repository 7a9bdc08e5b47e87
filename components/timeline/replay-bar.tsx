'use client'
import { Pause, Play, Repeat } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { usePicture } from '@/components/live/use-picture'
import { useWindowPreset } from '@/components/live/use-window-preset'
import { Button } from '@/components/ui/button'
import { exactTime } from '@/components/ui/clock-format'
import { IconButton } from '@/components/ui/icon-button'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { useClock } from '@/components/ui/use-clock'
import { REPLAY_CLOCKS, REPLAY_PACES, REPLAY_STEPS } from '@/lib/core/replay'
import { WINDOW_PRESETS } from '@/lib/core/time-window'
import type { Replay } from './use-replay'

/** The player under the timeline: plays or stops, on which clock, how far at a time and how fast. */
export function ReplayBar({ replay, at }: { replay: Replay; at: number }) {
  const t = useTranslations('timeline.replay')
  const locale = useLocale()
  const { clock } = useClock()
  const { playing } = replay
  const label = t(playing ? 'pause' : 'play')
  return (
    <section aria-label={t('title')} className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 border-t px-3 py-0.5">
      <IconButton label={label} keys="p" look="plain" aria-pressed={playing} onClick={replay.toggle}>
        {playing ? <Pause aria-hidden /> : <Play aria-hidden />}
      </IconButton>
      <p className="min-w-32 font-medium text-sm tabular-nums">
        <time dateTime={new Date(at).toISOString()}>{exactTime(at, clock, locale)}</time>
      </p>
      <Segmented
        label={t('clock')}
        value={replay.clock}
        onChange={replay.setClock}
        options={REPLAY_CLOCKS.map((value) => ({ value, label: t(value) }))}
      />
      <Select
        label={t('step')}
        value={replay.step}
        onChange={replay.setStep}
        options={REPLAY_STEPS.map((value) => ({ value, label: t(`steps.${value}`) }))}
        className="w-22"
      />
      <Select
        label={t('pace')}
        value={replay.pace}
        onChange={replay.setPace}
        options={REPLAY_PACES.map((value) => ({ value, label: t('paces', { pace: value }) }))}
        className="w-28"
      />
      <WindowLength />
      <IconButton
        label={t('loop')}
        aria-pressed={replay.loop}
        look={replay.loop ? 'plain' : 'quiet'}
        onClick={() => replay.setLoop(!replay.loop)}
      >
        <Repeat aria-hidden />
      </IconButton>
      <Button look="quiet" className="ml-auto" onClick={replay.close}>
        {t('now')}
      </Button>
      {replay.clock === 'recorded' && <p className="w-full text-ink-2 text-xs">{t('edits')}</p>}
      <Stand replay={replay} at={at} />
    </section>
  )
}

/** Where the windows by name do not fit beside the timeline, the length of the window stands here. */
function WindowLength() {
  const t = useTranslations('timeline')
  const [preset, choose] = useWindowPreset()
  return (
    <Select
      label={t('presets')}
      value={preset ?? undefined}
      placeholder="…"
      onChange={choose}
      options={WINDOW_PRESETS.map((value) => ({ value, label: t(`preset.${value}`) }))}
      className="w-20 md:hidden"
    />
  )
}

/** Told aloud where the replay stands still; a moving one would never let the reader finish. */
function Stand({ replay, at }: { replay: Replay; at: number }) {
  const t = useTranslations('timeline.replay')
  const locale = useLocale()
  const { clock } = useClock()
  const picture = usePicture()
  const still = !replay.playing && picture?.at === at
  return (
    <p role="status" className="sr-only">
      {still && t(`stands-${replay.clock}`, { time: exactTime(at, clock, locale), count: picture.total })}
    </p>
  )
}
