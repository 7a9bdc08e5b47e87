'use client'

import { useMemo } from 'react'
import {
  formatPair,
  LAYOUTS,
  type MapLayout,
  type Pair,
  pairFor,
  readDivider,
  readLayout,
  readPair,
  withOverlay,
} from '@/lib/core/overlay/comparison'
import { DEFAULT_OVERLAY, type Overlay, readOverlay } from '@/lib/core/overlay/overlay'
import { useUrlState } from './use-url-state'

/** What owns the colours of the map or of both maps, and the ways to change it. All of it stands in the address. */
export interface Comparison {
  /** The overlay of the one map; of two, that of the left one. */
  overlay: Overlay
  /** The overlays of two maps; null while there is one. */
  pair: Pair | null
  layout: MapLayout
  /** Where the divider of a swipe stands, percent from the left. */
  divider: number
  setOverlay: (overlay: Overlay, side?: 0 | 1) => void
  setDivider: (percent: number) => void
  /** Two maps in this layout, or one again: it then has the overlay that it had. */
  compare: (layout: MapLayout | null) => void
  /** One map, side by side, swipe, one map … */
  compareNext: () => void
}

/** The overlays of the map, or of the two maps that are compared. */
export function useComparison(): Comparison {
  const [overlayText, setOverlayText] = useUrlState('overlay')
  const [pairText, setPairText] = useUrlState('maps')
  const [layoutText, setLayoutText] = useUrlState('layout')
  const [dividerText, setDividerText] = useUrlState('divider')
  return useMemo(() => {
    const single = readOverlay(overlayText)
    const pair = readPair(pairText)
    const layout = readLayout(layoutText)
    const compare = (next: MapLayout | null) => {
      setPairText(next && formatPair(pair ?? pairFor(single)))
      setLayoutText(next === 'swipe' ? next : null)
      setDividerText(next === 'swipe' ? dividerText : null)
    }
    return {
      overlay: pair?.[0] ?? single,
      pair,
      layout,
      divider: readDivider(dividerText),
      setOverlay: (overlay, side = 0) => {
        if (pair) setPairText(formatPair(withOverlay(pair, side, overlay)))
        else setOverlayText(overlay === DEFAULT_OVERLAY ? null : overlay)
      },
      setDivider: (percent) => setDividerText(String(percent)),
      compare,
      compareNext: () => compare(pair ? (LAYOUTS[LAYOUTS.indexOf(layout) + 1] ?? null) : LAYOUTS[0]),
    }
  }, [overlayText, pairText, layoutText, dividerText, setOverlayText, setPairText, setLayoutText, setDividerText])
}
