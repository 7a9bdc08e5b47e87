'use client'
import { useTranslations } from 'use-intl'
import { MapView } from '@/components/map/map-view'
import { Legend } from '@/components/overlay/legend'
import { ExerciseWatermark } from './exercise-watermark'

/** The map, marked where it is an exercise. */
export function MapStage({ className }: { className?: string }) {
  const t = useTranslations('shell.panels')
  return (
    <section aria-label={t('map')} className={`@container min-h-0 min-w-0 ${className ?? ''}`}>
      <MapView>
        <ExerciseWatermark />
        <Legend />
      </MapView>
    </section>
  )
}
