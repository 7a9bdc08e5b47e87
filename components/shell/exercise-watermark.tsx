'use client'
import { useTranslations } from 'use-intl'
import { useQuery } from '@/components/live/use-query'

/** Says on every picture of the map that it is an exercise, also where the banners are cut off. */
export function ExerciseWatermark() {
  const t = useTranslations('shell.handling')
  const { query } = useQuery()
  if (!query.exercise) return null
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 z-10 flex flex-col justify-around overflow-hidden">
      {(['start', 'center', 'end'] as const).map((side) => (
        <span
          key={side}
          className="-rotate-12 select-none px-4 font-bold text-[clamp(2.5rem,9cqw,6rem)] text-ink tracking-widest opacity-[0.07]"
          style={{ alignSelf: side }}
        >
          {t('exercise')}
        </span>
      ))}
    </div>
  )
}
