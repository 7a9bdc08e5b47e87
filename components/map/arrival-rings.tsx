'use client'

import { useLeafletContext } from '@react-leaflet/core'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useChanges } from '@/components/live/use-changes'
import type { MapSymbol, Picture } from '@/components/live/use-picture'
import { mapLng } from './mercator'
import { newMarks } from './new-marks'
import { symbolRadius } from './symbol-look'

interface Ring {
  name: string
  x: number
  y: number
  size: number
}

const MOST = 40

interface Props {
  picture: Picture | null
  /** The pane that they are drawn in. */
  pane?: string
}

/** One ring of 600 ms around what has just arrived; none for readers who want no motion. */
export function ArrivalRings({ picture, pane = 'markerPane' }: Props) {
  const { map } = useLeafletContext()
  const arrived = useRef(new Set<string>())
  const before = useRef<readonly MapSymbol[]>([])
  const [rings, setRings] = useState<Ring[]>([])

  useChanges((change) => {
    for (const id of change.arrived) arrived.current.add(id)
  })
  useEffect(() => {
    if (!picture) return
    const marks = newMarks(before.current, picture.symbols, arrived.current).slice(0, MOST)
    before.current = picture.symbols
    arrived.current = new Set()
    if (marks.length === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const fresh = marks.map((symbol): Ring => {
      const { x, y } = map.latLngToLayerPoint([symbol.lat, mapLng(symbol.lng)])
      return { name: `${picture.revision} ${symbol.key}`, x, y, size: 2 * symbolRadius(symbol) }
    })
    setRings((known) => [...known, ...fresh].slice(-MOST))
  }, [picture, map])

  const host = map.getPane(pane)
  if (!host) return null
  return createPortal(
    rings.map(({ name, x, y, size }) => (
      <span
        key={name}
        aria-hidden
        className="meridian-ring leaflet-zoom-hide"
        style={{ left: x, top: y, width: size, height: size }}
        onAnimationEnd={() => setRings((known) => known.filter((ring) => ring.name !== name))}
      />
    )),
    host,
  )
}
