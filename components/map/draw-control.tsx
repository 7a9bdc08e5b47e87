'use client'

import type { Map as LeafletMap } from 'leaflet'
import { Lasso } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useQuery } from '@/components/live/use-query'
import { IconButton } from '@/components/ui/icon-button'
import { later } from '@/components/ui/later'

const DrawPad = later(() => import('./draw-pad').then((module) => module.DrawPad))

/** The way to draw a region on the map, which then restricts the picture. `halved`: the map has the left half of the place. */
export function DrawControl({ map, halved }: { map: LeafletMap; halved: boolean }) {
  const t = useTranslations('map.draw')
  const { setQuery } = useQuery()
  const button = useRef<HTMLButtonElement>(null)
  const [drawing, setDrawing] = useState(false)
  const end = () => {
    setDrawing(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  if (drawing)
    return (
      <DrawPad
        map={map}
        halved={halved}
        onCancel={end}
        onDone={(within) => {
          setQuery({ within, bbox: null })
          end()
        }}
      />
    )
  return (
    <div className="pointer-events-none absolute inset-0 z-10 [container-type:size]">
      <div className="meridian-draw pointer-events-auto absolute top-3 right-3">
        <IconButton ref={button} label={t('start')} look="plain" onClick={() => setDrawing(true)}>
          <Lasso aria-hidden />
        </IconButton>
      </div>
    </div>
  )
}
