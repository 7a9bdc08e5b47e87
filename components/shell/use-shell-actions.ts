'use client'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { useComparison } from '@/components/live/use-comparison'
import { formatPair, type MapLayout, pairFor, withOverlay } from '@/lib/core/overlay/comparison'
import type { Overlay } from '@/lib/core/overlay/overlay'
import { useDetail } from './use-detail'

/** What keys, palette and buttons do alike. */
export interface ShellActions {
  openForm: () => void
  openRegion: (code: string) => void
  /** Overlays belong to the map: from another view it leads there, with the same query. */
  setOverlay: (overlay: Overlay) => void
  /** Two maps in a layout, or one; from another view it leads to the map. */
  compare: (layout: MapLayout | null) => void
  compareNext: () => void
  goTo: (path: '/' | '/log' | '/lenses' | '/reports' | '/about') => void
}

export function useShellActions(): ShellActions {
  const router = useRouter()
  const onMap = ['/', '/lenses'].includes(usePathname())
  const search = useSearchParams().toString()
  const { openForm, openRegion } = useDetail()
  const { overlay: shown, pair, setOverlay, compare, compareNext } = useComparison()
  return useMemo(() => {
    const toMap = (change: Record<string, string>) => {
      const params = new URLSearchParams(search)
      for (const [name, value] of Object.entries(change)) params.set(name, value)
      router.push(`/?${params}`)
    }
    const toMaps = (layout: MapLayout) => toMap({ maps: formatPair(pair ?? pairFor(shown)), layout })
    return {
      openForm,
      openRegion,
      setOverlay: (overlay) => {
        if (onMap) setOverlay(overlay)
        else toMap(pair ? { maps: formatPair(withOverlay(pair, 0, overlay)) } : { overlay })
      },
      compare: (layout) => (onMap || layout === null ? compare(layout) : toMaps(layout)),
      compareNext: () => (onMap ? compareNext() : toMaps('beside')),
      goTo: (path) => router.push(search && path !== '/about' ? `${path}?${search}` : path),
    }
  }, [openForm, openRegion, onMap, shown, pair, setOverlay, compare, compareNext, router, search])
}
