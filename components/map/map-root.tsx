'use client'

import { createLeafletContext, LeafletContext, type LeafletContextInterface } from '@react-leaflet/core'
import { Map as LeafletMap, type MapOptions } from 'leaflet'
import { type ReactNode, useEffect, useRef, useState } from 'react'

interface Props {
  /** Read once. */
  options: MapOptions
  /** Gives the map its first view, before any layer is there. */
  onStart: (map: LeafletMap) => void
  className: string
  /** Name and description of the focusable map, for assistive technology. */
  label: string
  describedBy?: string
  children: ReactNode
}

/** A Leaflet map and the context that react-leaflet's layers need; unlike its `MapContainer` it survives being hidden and refreshed. */
export function MapRoot({ options, onStart, className, label, describedBy, children }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const [context, setContext] = useState<LeafletContextInterface | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: options and first view are for the start only
  useEffect(() => {
    if (!host.current) return
    const map = new LeafletMap(host.current, options)
    map.attributionControl?.setPrefix(false)
    onStart(map)
    setContext(createLeafletContext(map))
    // What stands in the middle stays there: an address shows the same place however the screen around the map settles.
    const observer = new ResizeObserver(() => map.invalidateSize({ pan: true, animate: false }))
    observer.observe(host.current)
    return () => {
      observer.disconnect()
      setContext(null)
      map.remove()
    }
  }, [])

  return (
    // Arrow keys move a map as they move nothing else: the role hands them over.
    <div ref={host} className={className} role="application" aria-label={label} aria-describedby={describedBy}>
      {context && <LeafletContext value={context}>{children}</LeafletContext>}
    </div>
  )
}
