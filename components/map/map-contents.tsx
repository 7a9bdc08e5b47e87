'use client'

import { useLeafletContext } from '@react-leaflet/core'
import { useEffect, useId, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { useComparison } from '@/components/live/use-comparison'
import { usePaced } from '@/components/live/use-paced'
import { usePicture } from '@/components/live/use-picture'
import { useTechnologies } from '@/components/live/use-technologies'
import { useUrlState } from '@/components/live/use-url-state'
import { later } from '@/components/ui/later'
import { useRegionNames } from '@/components/ui/region-name'
import type { MapLayout } from '@/lib/core/overlay/comparison'
import { readTechnology } from '@/lib/core/overlay/technology'
import { ArrivalRings } from './arrival-rings'
import { type Basemap, drawnLevel } from './basemap'
import { type Hover, HoverCard } from './hover-card'
import { mapContent } from './map-content'
import type { MapTarget } from './map-target'
import { mapLng } from './mercator'
import type { OutlinedRegion } from './outlines'
import { SymbolButtons } from './symbol-buttons'
import { useMapItems } from './use-map-items'
import { useMapLayers } from './use-map-layers'
import { useMapPointer } from './use-map-pointer'
import { useOpenTarget } from './use-open-target'

const MembersCard = later(() => import('./members-card').then((module) => module.MembersCard))
const ComparedMaps = later(() => import('./compared-maps').then((module) => module.ComparedMaps))

/** What is read out and reached by keys need not follow a slider's every step. */
const ITEMS_EVERY_MS = 250

interface Props {
  basemap: Basemap
  zoom: number
  /** How two maps share the screen; null for one. */
  layout: MapLayout | null
  /** Where cards go: above the map, beside its panes. */
  cards: HTMLElement | null
}

/** Everything on the map that comes from the picture. */
export function MapContents({ basemap, zoom, layout, cards }: Props) {
  const { map } = useLeafletContext()
  const picture = usePicture()
  const { overlay, pair } = useComparison()
  const [incident] = useUrlState('incident')
  const [region] = useUrlState('region')
  const level = drawnLevel(basemap, zoom)
  const [of] = useUrlState('of')
  const overlays = useMemo(() => pair ?? [overlay], [pair, overlay])
  useTechnologies(overlays.includes('technology'))
  const content = useMemo(() => mapContent(picture, overlays, level, readTechnology(of)), [picture, overlays, level, of])
  const layers = useMapLayers(basemap, useNameOf())
  const { open, openIncident, listed, closeList } = useOpenTarget(map)
  const pointed = useMapPointer(layers, basemap, open)
  const items = useMapItems(basemap, usePaced(content, `${picture?.revision} ${overlay} ${level} ${of}`, ITEMS_EVERY_MS))
  const [focused, setFocused] = useState<Hover | null>(null)
  const card = useId()

  useEffect(() => layers?.setContent(content), [layers, content])
  useEffect(() => layers?.setChosen(incident, incident ? null : region), [layers, incident, region])

  const focus = (target: MapTarget | null) => setFocused(target?.type === 'symbol' ? hoverOf(target) : null)
  const hoverOf = (target: Extract<MapTarget, { type: 'symbol' }>): Hover => {
    const { x, y } = map.latLngToContainerPoint([target.symbol.lat, mapLng(target.symbol.lng)])
    return { target, x, y }
  }
  const shown = focused ?? pointed
  const { x: width, y: height } = map.getSize()

  return (
    <>
      <SymbolButtons items={items} onOpen={open} onFocus={focus} describedBy={card} />
      <ArrivalRings picture={picture} />
      {layers && layout && cards && (
        <ComparedMaps layout={layout} layers={layers} basemap={basemap} pointed={shown?.target ?? null} cards={cards} />
      )}
      {cards &&
        createPortal(
          <>
            <HoverCard id={card} hover={shown} picture={picture} size={{ width: layout === 'beside' ? 2 * width : width, height }} />
            {listed && <MembersCard key={listed.key} symbol={listed} onOpen={openIncident} onClose={closeList} />}
          </>,
          cards,
        )}
    </>
  )
}

function useNameOf(): (region: OutlinedRegion) => string {
  const names = useRegionNames()
  return useMemo(
    () =>
      ({ code, name }: OutlinedRegion) =>
        name ?? names.country(code),
    [names],
  )
}
