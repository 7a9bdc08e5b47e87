'use client'

import type { ReactNode } from 'react'
import { laterInBrowser } from '@/components/ui/later'
import type { MapLayout } from '@/lib/core/overlay/comparison'
import { MapSkeleton } from './map-skeleton'

const LiveMap = laterInBrowser(() => import('./live-map').then((module) => module.LiveMap), <MapSkeleton />)

interface Props {
  /** How two maps share the place; null for one. */
  layout: MapLayout | null
  children?: ReactNode
}

/** The map, as large as its place. `children` lie over it: the legend. Its stacking order stays its own. */
export function MapView({ layout, children }: Props) {
  return (
    <div className="relative isolate size-full overflow-hidden" style={{ background: 'var(--map-sea)' }}>
      <LiveMap layout={layout} />
      {children}
    </div>
  )
}
