'use client'

import { useLeafletContext } from '@react-leaflet/core'
import { useEffect, useState } from 'react'
import type { Palette } from './palette'
import { type PlaceOn, ShapeLayer } from './shape-layer'
import { usePalette } from './use-palette'

/**
 * Draws on a canvas of its own on the map above, in the colours of the theme; `place` is its height among the canvases of its pane, the map's
 * own where none is named.
 */
export function useShapes(
  place: number,
  draw: (pen: CanvasRenderingContext2D, at: PlaceOn, palette: Palette) => void,
  pane?: string,
): void {
  const { map } = useLeafletContext()
  const palette = usePalette()
  const [layer, setLayer] = useState<ShapeLayer | null>(null)

  useEffect(() => {
    const made = new ShapeLayer(place, pane)
    made.addTo(map)
    setLayer(made)
    return () => {
      made.remove()
      setLayer(null)
    }
  }, [map, place, pane])
  useEffect(() => layer?.setDraw((pen, at) => draw(pen, at, palette)), [layer, draw, palette])
}
