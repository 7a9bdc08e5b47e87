'use client'

import { useLeafletContext } from '@react-leaflet/core'
import type { Map as LeafletMap } from 'leaflet'
import { useCallback, useEffect, useId, useMemo, useState } from 'react'
import { CircleMarker, useMapEvents, ZoomControl } from 'react-leaflet'
import { useTranslations } from 'use-intl'
import { useRegionNames } from '@/components/ui/region-name'
import type { Basemap } from './basemap'
import { MapFailure } from './map-failure'
import { MAP_OPTIONS } from './map-options'
import { MapRoot } from './map-root'
import { mapLng, recordLng } from './mercator'
import type { OutlinedRegion } from './outlines'
import type { PickerPoint, PlacePickerProps } from './picker-point'
import { usePickerWords } from './picker-words'
import { useGeography } from './use-geography'
import { useMapLayers } from './use-map-layers'
import { HOME_BOUNDS } from './world-bounds'
import 'leaflet/dist/leaflet.css'
import './map.css'

const VALUE_ZOOM = 7
const STEP = 8
const FAR = 8
const MOVES: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
/** About a hundred metres: what a click on this map can mean. */
const DIGITS = 3

/** The map of `PlacePicker`; loaded only in the browser. */
export function PickerMap({ value, onPick, others = [] }: PlacePickerProps) {
  const t = useTranslations('map.picker')
  const zoomWords = useTranslations('map')
  const help = useId()
  const { countries, failed, retry } = useGeography(false)
  const basemap = useMemo(() => countries && { countries, areas: null }, [countries])
  const [aim, setAim] = useState<PickerPoint | null>(null)
  const say = usePickerWords(countries)
  const start = (map: LeafletMap) => {
    if (value) map.setView([value.lat, mapLng(value.lng)], VALUE_ZOOM)
    else map.fitBounds(HOME_BOUNDS)
  }

  return (
    <div className="flex h-full flex-col">
      <div className="meridian-picker relative min-h-0 flex-1">
        <MapRoot options={PICKER_OPTIONS} onStart={start} className="meridian-map" label={t('label')} describedBy={help}>
          <ZoomControl position="bottomright" zoomInTitle={zoomWords('zoomIn')} zoomOutTitle={zoomWords('zoomOut')} />
          <Aiming value={value} onAim={setAim} onPick={onPick} />
          {basemap && <Land basemap={basemap} />}
          {others.map(({ lng, lat }) => (
            <Dot key={`${lng} ${lat}`} lng={lng} lat={lat} radius={4} colour="var(--symbol)" />
          ))}
          {value && <Dot lng={value.lng} lat={value.lat} radius={7} colour="var(--accent)" />}
        </MapRoot>
        <svg aria-hidden viewBox="-20 -20 40 40" className="meridian-crosshair">
          <path d="M-18 0H-4M4 0H18M0-18V-4M0 4V18" />
        </svg>
        {failed && <MapFailure partly={false} retry={retry} />}
      </div>
      <p id={help} className="sr-only">
        {t('help')}
      </p>
      <p role="status" className="border-t bg-raised px-3 py-1.5 text-ink-2 text-xs">
        {aim ? t('at', { place: say(aim) }) : value ? t('picked', { place: say(value) }) : t('none')}
      </p>
    </div>
  )
}

const PICKER_OPTIONS = { ...MAP_OPTIONS, keyboard: false, attributionControl: false }

interface AimingProps {
  value: PickerPoint | null
  onAim: (point: PickerPoint | null) => void
  onPick: PlacePickerProps['onPick']
}

/** A click picks where it is; by key the map moves under the crosshair in its middle, and Enter picks that. */
function Aiming({ value, onAim, onPick }: AimingProps) {
  const map = useMapEvents({
    click: ({ latlng }) => pick(latlng),
    keydown: ({ originalEvent: event }) => {
      if (event.target !== map.getContainer()) return
      if (event.key === 'Enter') pick(map.getCenter())
      else if (!moveBy(map, event)) return
      else onAim(rounded(map.getCenter()))
      event.preventDefault()
    },
  })
  const pick = (place: PickerPoint) => {
    const { lng, lat } = rounded(place)
    onAim(null)
    onPick(lng, lat)
  }

  useEffect(() => {
    const container = map.getContainer()
    const leave = () => onAim(null)
    container.tabIndex = 0
    container.addEventListener('blur', leave)
    return () => container.removeEventListener('blur', leave)
  }, [map, onAim])
  useEffect(() => {
    if (value && !map.getBounds().contains([value.lat, mapLng(value.lng)])) map.setView([value.lat, mapLng(value.lng)])
  }, [map, value])
  return null
}

/** Moves or zooms the map as a key says; false for another key. */
function moveBy(map: LeafletMap, { key, shiftKey }: KeyboardEvent): boolean {
  const move = MOVES[key]
  const step = shiftKey ? STEP * FAR : STEP
  if (move) map.panBy([move[0] * step, move[1] * step], { animate: false })
  else if (key === '+' || key === '=') map.zoomIn(1, { animate: false })
  else if (key === '-') map.zoomOut(1, { animate: false })
  else return false
  return true
}

function Land({ basemap }: { basemap: Basemap }) {
  const names = useRegionNames()
  useMapLayers(
    basemap,
    useCallback(({ code }: OutlinedRegion) => names.country(code), [names]),
  )
  return null
}

function Dot({ lng, lat, radius, colour }: PickerPoint & { radius: number; colour: string }) {
  const { map } = useLeafletContext()
  const options = useMemo(() => ({ color: 'var(--symbol-halo)', weight: 2, fillColor: colour, fillOpacity: 1 }), [colour])
  const center = useMemo((): [number, number] => [lat, mapLng(lng)], [lng, lat])
  return map.getPane('markerPane') ? (
    <CircleMarker pane="markerPane" center={center} radius={radius} pathOptions={options} interactive={false} />
  ) : null
}

function rounded({ lng, lat }: PickerPoint): PickerPoint {
  return { lng: Number(recordLng(lng).toFixed(DIGITS)), lat: Number(lat.toFixed(DIGITS)) }
}
