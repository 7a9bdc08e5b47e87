'use client'

import type { Map as LeafletMap } from 'leaflet'
import { useCallback, useEffect, useId, useMemo, useState } from 'react'
import { useMapEvents, ZoomControl } from 'react-leaflet'
import { useTranslations } from 'use-intl'
import { useRegionNames } from '@/components/ui/region-name'
import type { Basemap } from './basemap'
import { MapFailure } from './map-failure'
import { MAP_OPTIONS } from './map-options'
import { MapRoot } from './map-root'
import { mapLng, recordLng } from './mercator'
import type { OutlinedRegion } from './outlines'
import type { Palette } from './palette'
import type { PickerPoint, PlacePickerProps } from './picker-point'
import { usePickerWords } from './picker-words'
import { drawDot, type PlaceOn } from './shape-layer'
import { useGeography } from './use-geography'
import { useMapLayers } from './use-map-layers'
import { useShapes } from './use-shapes'
import { HOME_BOUNDS } from './world-bounds'
import 'leaflet/dist/leaflet.css'
import './map.css'

const VALUE_ZOOM = 7
const STEP = 8
const FAR = 8
const MOVES: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
/** About a hundred metres: what a click on this map can mean. */
const DIGITS = 3
/** Over all that the map shows. */
const DOTS_PLACE = 5
const NONE: readonly PickerPoint[] = []

/** The map of `PlacePicker`; loaded only in the browser. */
export function PickerMap({ value, onPick, others = NONE }: PlacePickerProps) {
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
          <Dots value={value} others={others} />
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

function Dots({ value, others }: { value: PickerPoint | null; others: readonly PickerPoint[] }) {
  const draw = useCallback(
    (pen: CanvasRenderingContext2D, at: PlaceOn, { symbol, accent, symbolHalo }: Palette) => {
      for (const other of others) drawDot(pen, at, { ...other, radius: 4, colours: [symbol, symbolHalo] })
      if (value) drawDot(pen, at, { ...value, radius: 7, colours: [accent, symbolHalo] })
    },
    [value, others],
  )
  useShapes(DOTS_PLACE, draw)
  return null
}

function rounded({ lng, lat }: PickerPoint): PickerPoint {
  return { lng: Number(recordLng(lng).toFixed(DIGITS)), lat: Number(lat.toFixed(DIGITS)) }
}
