'use client'

import { useLeafletContext } from '@react-leaflet/core'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { usePicture } from '@/components/live/use-picture'
import { ArrivalRings } from './arrival-rings'
import type { Basemap } from './basemap'
import { DrawnRegion } from './drawn-region'
import { foldPointer } from './fold-pointer'
import { followPane } from './follow-pane'
import type { MapLayers } from './map-layers'
import type { MapTarget } from './map-target'
import { TwinPointer } from './twin-pointer'
import { usePointedLayer } from './use-pointed-layer'

const PANE = 'twin'
/** Above the twin's canvases. */
const MARKS_PANE = 'twinMarks'

interface Props {
  layers: MapLayers
  basemap: Basemap
  /** What the pointer or the focus is on. */
  pointed: MapTarget | null
}

/** The right one of two maps side by side: a pane of the left one that moves with it, in a frame of its own. */
export function TwinMap({ layers, basemap, pointed }: Props) {
  const { map } = useLeafletContext()
  const picture = usePicture()
  const [frame, setFrame] = useState<HTMLDivElement | null>(null)
  const [twin, setTwin] = useState<HTMLElement | null>(null)

  useEffect(() => {
    if (!frame) return
    const pane = map.createPane(PANE, frame)
    map.createPane(MARKS_PANE, pane)
    const ends = [followPane(map, pane), foldPointer(map, frame), layers.addSecond(map, PANE, pane)]
    setTwin(pane)
    return () => {
      setTwin(null)
      for (const end of ends) end()
      pane.remove()
    }
  }, [map, layers, frame])
  usePointedLayer(basemap, twin, pointed)

  return (
    <>
      {createPortal(<div ref={setFrame} className="meridian-twin" />, map.getContainer())}
      {twin && frame && (
        <>
          <DrawnRegion pane={PANE} />
          <ArrivalRings picture={picture} pane={MARKS_PANE} />
          <TwinPointer twin={frame} />
        </>
      )}
    </>
  )
}
