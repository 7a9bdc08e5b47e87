'use client'

import { useLeafletContext } from '@react-leaflet/core'
import { useEffect, useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useComparison } from '@/components/live/use-comparison'
import { Divider } from './divider'
import type { MapLayers } from './map-layers'

const PANE = 'second'
const MOVES = 'viewreset move resize'
/** Further than any screen, pixels. */
const FAR = 100_000

/** The second map over the first, from a divider on: one map, whose regions are drawn twice. */
export function SwipedMap({ layers, cards }: { layers: MapLayers; cards: HTMLElement }) {
  const { map } = useLeafletContext()
  const { divider, setDivider } = useComparison()
  const [pane, setPane] = useState<HTMLElement | null>(null)
  /** Follows a drag at once; the address learns where it ends. */
  const [percent, setPercent] = useState(divider)
  useEffect(() => setPercent(divider), [divider])

  useEffect(() => {
    const made = map.createPane(PANE, map.getPane('overlayPane'))
    // Above the first map's regions, below borders, names and symbols.
    made.style.zIndex = '1'
    const end = layers.addSecond(map, PANE)
    setPane(made)
    return () => {
      end()
      made.remove()
      setPane(null)
    }
  }, [map, layers])

  useLayoutEffect(() => {
    // What lies over the map, such as its names, follows too.
    const stage = cards.parentElement
    stage?.style.setProperty('--divider', `${percent}%`)
    if (!pane) return
    const clip = () => {
      const { x } = map.containerPointToLayerPoint([(map.getSize().x * percent) / 100, 0])
      pane.style.clipPath = `polygon(${x}px ${-FAR}px, ${FAR}px ${-FAR}px, ${FAR}px ${FAR}px, ${x}px ${FAR}px)`
    }
    clip()
    map.on(MOVES, clip)
    return () => {
      map.off(MOVES, clip)
    }
  }, [map, pane, cards, percent])

  return createPortal(<Divider percent={percent} onMove={setPercent} onRest={setDivider} />, cards)
}
