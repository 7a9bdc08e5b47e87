'use client'
import { useState } from 'react'
import { MapView } from '@/components/map/map-view'
import { Legend } from '@/components/overlay/legend'
import { later } from '@/components/ui/later'
import { ExerciseWatermark } from './exercise-watermark'
import { useMapLayout } from './use-map-layout'

const ComparedNames = later(() => import('@/components/overlay/compared-names').then((module) => module.ComparedNames))

/** The map, or two that are compared, marked where it is an exercise. */
export function MapStage({ className }: { className?: string }) {
  // The map begins once it is known how much room it has.
  const [stage, setStage] = useState<HTMLDivElement | null>(null)
  const layout = useMapLayout(stage)
  return (
    <div ref={setStage} className={`@container min-h-0 min-w-0 ${className ?? ''}`}>
      {stage && (
        <MapView layout={layout}>
          <ExerciseWatermark />
          {layout === null ? <Legend /> : <ComparedNames layout={layout} />}
        </MapView>
      )}
    </div>
  )
}
