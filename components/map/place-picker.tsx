'use client'

import { laterInBrowser } from '@/components/ui/later'
import { MapSkeleton } from './map-skeleton'
import type { PlacePickerProps } from './picker-point'

const PickerMap = laterInBrowser(() => import('./picker-map').then((module) => module.PickerMap), <MapSkeleton />)

/** A small map to set a point on, by click or by crosshair and key. As wide as its place, 16 rem high with its line of words. */
export function PlacePicker(props: PlacePickerProps) {
  return (
    <div className="relative isolate h-64 overflow-hidden rounded border border-line-strong">
      <PickerMap {...props} />
    </div>
  )
}
