'use client'

import { DomEvent, type LeafletMouseEvent } from 'leaflet'
import { useRef } from 'react'
import { createPortal } from 'react-dom'
import { useMapEvents } from 'react-leaflet'
import { twinShift } from './fold-pointer'

/** Where the pointer would be on the other of two maps. */
export function TwinPointer({ twin }: { twin: HTMLElement }) {
  const mark = useRef<SVGSVGElement>(null)
  const map = useMapEvents({
    mousemove: ({ originalEvent, containerPoint: { x, y } }: LeafletMouseEvent) => {
      if (!mark.current || !matchMedia('(hover: hover)').matches) return
      const shift = twinShift(map, twin)
      const onTwin = DomEvent.getMousePosition(originalEvent, map.getContainer()).x >= shift
      mark.current.style.transform = `translate(${onTwin ? x : x + shift}px, ${y}px)`
      mark.current.style.visibility = 'visible'
    },
    mouseout: () => {
      if (mark.current) mark.current.style.visibility = 'hidden'
    },
  })
  return createPortal(
    <svg ref={mark} aria-hidden viewBox="-12 -12 24 24" className="meridian-twin-pointer">
      <path d="M-10 0H-3M3 0H10M0-10V-3M0 3V10" />
      <path d="M-10 0H-3M3 0H10M0-10V-3M0 3V10" />
    </svg>,
    map.getContainer(),
  )
}
