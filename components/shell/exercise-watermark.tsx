'use client'
import { useTranslations } from 'use-intl'
import { useQuery } from '@/components/live/use-query'

/**
 * Says on every picture of the map that it is an exercise, also where the banners are cut off. It is drawn, not written: as text it
 * would have to stand out, and cover what lies under it.
 */
export function ExerciseWatermark() {
  const t = useTranslations('shell.handling')
  const { query } = useQuery()
  if (!query.exercise) return null
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 z-10 flex flex-col justify-around overflow-hidden">
      {(['start', 'center', 'end'] as const).map((side) => (
        <span
          key={side}
          data-watermark={t('exercise')}
          className="-rotate-12 before:content-[attr(data-watermark)] select-none px-4 font-bold text-[clamp(2.5rem,9cqw,6rem)] text-ink tracking-widest opacity-[0.07]"
          style={{ alignSelf: side }}
        />
      ))}
    </div>
  )
}
