'use client'

import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import { MapSkeleton } from './map-skeleton'

const LiveMap = dynamic(() => import('./live-map').then((module) => module.LiveMap), { ssr: false, loading: MapSkeleton })

/** The map, as large as its place. `children` lie over it: the legend. Its stacking order stays its own. */
export function MapView({ children }: { children?: ReactNode }) {
  return (
    <div className="relative isolate size-full overflow-hidden" style={{ background: 'var(--map-sea)' }}>
      <LiveMap />
      {children}
    </div>
  )
}
