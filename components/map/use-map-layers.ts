'use client'

import { useLeafletContext } from '@react-leaflet/core'
import { useEffect, useState } from 'react'
import type { Basemap } from './basemap'
import { MapLayers } from './map-layers'
import type { OutlinedRegion } from './outlines'
import { usePalette } from './use-palette'

/** The canvases on the map above, kept to the basemap, the theme and the language; null until they stand. */
export function useMapLayers(basemap: Basemap, nameOf: (region: OutlinedRegion) => string): MapLayers | null {
  const { map } = useLeafletContext()
  const palette = usePalette()
  const [layers, setLayers] = useState<MapLayers | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what changes later is set below
  useEffect(() => {
    const made = new MapLayers(basemap, palette, nameOf)
    made.addTo(map)
    setLayers(made)
    return () => {
      made.remove()
      setLayers(null)
    }
  }, [map])

  useEffect(() => layers?.setBasemap(basemap), [layers, basemap])
  useEffect(() => layers?.setPalette(palette), [layers, palette])
  useEffect(() => layers?.labels.setNames(nameOf), [layers, nameOf])
  useEffect(() => {
    document.fonts?.ready.then(() => layers?.labels.measureAgain())
  }, [layers])

  return layers
}
