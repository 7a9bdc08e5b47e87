'use client'
import { useTranslations } from 'use-intl'
import { useQuery } from '@/components/live/use-query'
import { useWindowPreset } from '@/components/live/use-window-preset'
import { Segmented } from '@/components/ui/segmented'
import { useClock } from '@/components/ui/use-clock'
import { WINDOW_PRESETS } from '@/lib/core/time-window'
import { TimeField } from './time-field'

/** The window of time: by name, or exactly. A name writes an absolute start, so that a shared link shows the same. */
export function TimeFilter() {
  const t = useTranslations('filters')
  const { query, setQuery } = useQuery()
  const { clock } = useClock()
  const [preset, choosePreset] = useWindowPreset()
  return (
    <div className="flex flex-col gap-2 px-3 pb-3">
      <Segmented
        label={t('presets')}
        wrap
        value={preset ?? undefined}
        onChange={choosePreset}
        options={WINDOW_PRESETS.map((value) => ({ value, label: t(`preset.${value}`) }))}
      />
      <TimeField
        key={`from ${query.from} ${clock}`}
        label={t(`from-${clock}`)}
        value={query.from}
        onChange={(from) => setQuery({ from })}
      />
      <TimeField key={`to ${query.to} ${clock}`} label={t(`to-${clock}`)} value={query.to} onChange={(to) => setQuery({ to })} />
      {query.from !== null && query.to !== null && query.from >= query.to && (
        <p role="alert" className="text-act text-xs">
          {t('order')}
        </p>
      )}
    </div>
  )
}
