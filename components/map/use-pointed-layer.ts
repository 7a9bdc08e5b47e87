'use client'

import { useLeafletContext } from '@react-leaflet/core'
import { useEffect, useState } from 'react'
import type { Basemap } from './basemap'
import type { MapTarget } from './map-target'
import { PointedLayer } from './pointed-layer'
import { usePalette } from './use-palette'

/** Marks on both maps what is pointed at on one; `twin` is the pane of the other. */
export function usePointedLayer(basemap: Basemap, twin: HTMLElement | null, target: MapTarget | null): void {
  const { map } = useLeafletContext()
  const palette = usePalette()
  const [layer, setLayer] = useState<PointedLayer | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what changes later is set below
  useEffect(() => {
    if (!twin) return
    const made = new PointedLayer(basemap, palette)
    made.addTo(map)
    made.mirrorIn(twin)
    setLayer(made)
    return () => {
      made.remove()
      setLayer(null)
    }
  }, [map, twin])

  useEffect(() => layer?.setBasemap(basemap), [layer, basemap])
  useEffect(() => layer?.setPalette(palette), [layer, palette])
  useEffect(() => layer?.setTarget(target), [layer, target])
}
