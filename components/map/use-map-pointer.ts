'use client'

import { DomEvent, type LeafletMouseEvent, type Point } from 'leaflet'
import { useState } from 'react'
import { useMapEvents } from 'react-leaflet'
import type { Basemap } from './basemap'
import type { Hover } from './hover-card'
import type { MapLayers } from './map-layers'
import { type MapTarget, sameTarget, targetAt } from './map-target'

const MOUSE_SLACK = 2
const TOUCH_SLACK = 14

/** What the pointer is on, and presses on it. A finger hovers over nothing. */
export function useMapPointer(layers: MapLayers | null, basemap: Basemap, onOpen: (target: MapTarget) => void): Hover | null {
  const [hover, setHover] = useState<Hover | null>(null)
  const map = useMapEvents({
    mousemove: (event) => setHover((known) => next(known, hovers() ? find(event, MOUSE_SLACK) : null, mouseAt(event))),
    mouseout: () => setHover(null),
    movestart: () => setHover(null),
    zoomstart: () => setHover(null),
    click: (event) => {
      const target = find(event, hovers() ? MOUSE_SLACK : TOUCH_SLACK)
      if (target) onOpen(target)
    },
  })

  function find({ containerPoint }: LeafletMouseEvent, slack: number): MapTarget | null {
    const target = layers && targetAt(map, layers, basemap, containerPoint, slack)
    map.getContainer().classList.toggle('meridian-pointing', target !== null)
    return target
  }

  function mouseAt({ originalEvent }: LeafletMouseEvent): Point {
    return DomEvent.getMousePosition(originalEvent, map.getContainer())
  }

  return hover
}

/** The card stands still while the pointer stays on a symbol, and goes with it over land. It is where the pointer is, on the second map too. */
function next(known: Hover | null, target: MapTarget | null, { x, y }: Point): Hover | null {
  if (!target) return null
  return known && target.type === 'symbol' && sameTarget(known.target, target) ? known : { target, x, y }
}

function hovers(): boolean {
  return matchMedia('(hover: hover)').matches
}
