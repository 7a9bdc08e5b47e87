'use client'
import { useTranslations } from 'use-intl'
import { useQuery } from '@/components/live/use-query'

/** Says on every picture of the map that it is an exercise, also where the banners are cut off. */
export function ExerciseWatermark() {
  const t = useTranslations('shell.handling')
  const { query } = useQuery()
  if (!query.exercise) return null
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 z-10 flex items-center justify-center overflow-hidden">
      <span className="-rotate-12 select-none font-bold text-[clamp(3rem,11cqw,8rem)] text-ink tracking-widest opacity-[0.06]">
        {t('exercise')}
      </span>
    </div>
  )
}
