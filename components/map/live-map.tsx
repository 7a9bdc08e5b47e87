'use client'

import type { Map as LeafletMap } from 'leaflet'
import { useId, useMemo, useState } from 'react'
import { useMapEvents, ZoomControl } from 'react-leaflet'
import { useTranslations } from 'use-intl'
import type { MapLayout } from '@/lib/core/overlay/comparison'
import { AREA_ZOOM } from '@/lib/core/overlay/overlay'
import { DrawControl } from './draw-control'
import { DrawnRegion } from './drawn-region'
import { MapContents } from './map-contents'
import { MapFailure } from './map-failure'
import { MAP_OPTIONS } from './map-options'
import { MapRoot } from './map-root'
import { MapSkeleton } from './map-skeleton'
import { useGeography } from './use-geography'
import { useMapPlace } from './use-map-place'
import 'leaflet/dist/leaflet.css'
import './map.css'

/** Areas are fetched a little before they are shown. */
const AREAS_AHEAD = 0.5

/** The live map itself; loaded only in the browser, as Leaflet needs a window. `layout`: how two maps share the screen; null for one. */
export function LiveMap({ layout }: { layout: MapLayout | null }) {
  const t = useTranslations('map')
  const help = useId()
  const { map, zoom, start, report } = useMapPlace(layout === 'beside')
  const { countries, areas, failed, retry } = useGeography(zoom >= AREA_ZOOM - AREAS_AHEAD)
  const basemap = useMemo(() => countries && { countries, areas }, [countries, areas])
  const [cards, setCards] = useState<HTMLDivElement | null>(null)

  return (
    <>
      <div className={layout === 'beside' ? 'meridian-beside size-full' : 'size-full'}>
        <MapRoot options={MAP_OPTIONS} onStart={start} className="meridian-map" label={t('label')} describedBy={help}>
          <ZoomControl position="bottomright" zoomInTitle={t('zoomIn')} zoomOutTitle={t('zoomOut')} />
          <Reporter report={report} />
          <DrawnRegion />
          {basemap && <MapContents basemap={basemap} zoom={zoom} layout={layout} cards={cards} />}
        </MapRoot>
      </div>
      <p id={help} className="sr-only">
        {layout === 'beside' && t('twin')} {t('help')}
      </p>
      <div ref={setCards} />
      {map && <DrawControl map={map} halved={layout === 'beside'} />}
      {!basemap && !failed && <MapSkeleton />}
      {failed && <MapFailure partly={countries !== null} retry={retry} />}
    </>
  )
}

function Reporter({ report }: { report: (map: LeafletMap) => void }) {
  const map = useMapEvents({ moveend: () => report(map) })
  return null
}
