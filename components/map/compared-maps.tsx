'use client'

import type { MapLayout } from '@/lib/core/overlay/comparison'
import type { Basemap } from './basemap'
import type { MapLayers } from './map-layers'
import type { MapTarget } from './map-target'
import { SwipedMap } from './swiped-map'
import { TwinMap } from './twin-map'

interface Props {
  layout: MapLayout
  layers: MapLayers
  basemap: Basemap
  /** What the pointer or the focus is on. */
  pointed: MapTarget | null
  /** Where what lies over the map goes. */
  cards: HTMLElement
}

/**
 * The second of two maps. Both are one Leaflet map drawn twice, so that there is nothing between them to keep in step: one place, one set of
 * symbols, one focus.
 */
export function ComparedMaps({ layout, layers, basemap, pointed, cards }: Props) {
  if (layout === 'swipe') return <SwipedMap layers={layers} cards={cards} />
  return <TwinMap layers={layers} basemap={basemap} pointed={pointed} />
}
