'use client'
import { MapView } from '@/components/map/map-view'
import { Legend } from '@/components/overlay/legend'
import { ExerciseWatermark } from './exercise-watermark'

/** The map, marked where it is an exercise. */
export function MapStage({ className }: { className?: string }) {
  return (
    <div className={`@container min-h-0 min-w-0 ${className ?? ''}`}>
      <MapView>
        <ExerciseWatermark />
        <Legend />
      </MapView>
    </div>
  )
}
