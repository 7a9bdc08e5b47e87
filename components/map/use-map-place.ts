'use client'

import type { Map as LeafletMap } from 'leaflet'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useUrlState } from '@/components/live/use-url-state'
import { useViewport } from '@/components/live/use-viewport'
import { formatMapPlace, parseMapPlace } from '@/lib/core/overlay/map-place'
import { mapLng, recordLng } from './mercator'
import { HOME_BOUNDS } from './world-bounds'

/** On a map this wide the legend is open, and the view opens a little to its right: pixels. */
const WIDE = 640
const LEGEND_ROOM = 172
/** A middle that moved by no more than Leaflet's rounding did not move: pixels. */
const STILL = 1

/**
 * Keeps the map, the address and the engine's viewport together. `start` gives the first view, `report` says each later one; `map` is null
 * before. `halved`: the map has half of its room, and shows as much of the world in it.
 */
export function useMapPlace(halved: boolean) {
  const [at, setAt] = useUrlState('map')
  const setViewport = useViewport()
  const [map, setMap] = useState<LeafletMap | null>(null)
  const [zoom, setZoom] = useState(0)
  /** The address as this map last wrote or read it: any other is someone else's wish. */
  const known = useRef<string | null>(null)

  const report = useCallback(
    (from: LeafletMap) => {
      const [bounds, zoom] = [from.getBounds(), from.getZoom()]
      known.current = formatMapPlace({ ...centerOf(from, known.current), zoom })
      setAt(known.current)
      setZoom(zoom)
      setViewport({ west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth(), zoom })
    },
    [setAt, setViewport],
  )

  const start = useCallback(
    (started: LeafletMap) => {
      known.current = at
      goTo(started, at)
      setMap(started)
      report(started)
    },
    [at, report],
  )

  const wasHalved = useRef(halved)
  useLayoutEffect(() => {
    if (wasHalved.current === halved) return
    wasHalved.current = halved
    // An address that names a place has its way.
    if (!map || at !== known.current) return
    const [{ lng, lat }, zoom] = [centerOf(map, at), map.getZoom()]
    map.invalidateSize({ pan: false })
    map.setView([lat, mapLng(lng)], zoom + (halved ? -1 : 1), { animate: false })
  }, [map, at, halved])

  useEffect(() => () => setViewport(null), [setViewport])
  useEffect(() => {
    if (!map || at === known.current) return
    known.current = at
    goTo(map, at)
  }, [map, at])

  return { map, zoom, start, report }
}

/**
 * Where a map's middle is. Leaflet keeps it to a pixel: a place that is known to be there stays as it was written, or each change of zoom
 * would move it by a little.
 */
function centerOf(map: LeafletMap, known: string | null): { lng: number; lat: number } {
  const place = parseMapPlace(known)
  const middle = map.getSize().divideBy(2)
  if (place && map.latLngToContainerPoint([place.lat, mapLng(place.lng)]).distanceTo(middle) <= STILL) return place
  const { lng, lat } = map.getCenter()
  return { lng: recordLng(lng), lat }
}

function goTo(map: LeafletMap, at: string | null): void {
  const place = parseMapPlace(at)
  if (place) map.setView([place.lat, mapLng(place.lng)], place.zoom, { animate: false })
  else map.fitBounds(HOME_BOUNDS, { animate: false, paddingTopLeft: [map.getSize().x >= WIDE ? LEGEND_ROOM : 0, 0] })
}
