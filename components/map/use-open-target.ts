'use client'

import type { Map as LeafletMap } from 'leaflet'
import { useCallback, useState } from 'react'
import type { MapSymbol } from '@/components/live/use-picture'
import { useUrlState } from '@/components/live/use-url-state'
import type { MapTarget } from './map-target'
import { openGroup } from './open-group'

/** What pressing something does: an incident opens, a group comes apart or is listed, a region opens. */
export function useOpenTarget(map: LeafletMap) {
  const [, setIncident] = useUrlState('incident')
  const [, setRegion] = useUrlState('region')
  const [listed, setListed] = useState<MapSymbol | null>(null)

  const openIncident = useCallback((id: string) => setIncident(id, 'push'), [setIncident])
  const open = useCallback(
    (target: MapTarget) => {
      setListed(null)
      if (target.type === 'region') {
        setRegion(target.code, 'push')
        setIncident(null)
      } else if (target.symbol.id !== null) openIncident(target.symbol.id)
      else if (!openGroup(map, target.symbol)) setListed(target.symbol)
    },
    [map, openIncident, setIncident, setRegion],
  )
  return { open, openIncident, listed, closeList: useCallback(() => setListed(null), []) }
}
