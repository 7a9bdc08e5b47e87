'use client'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { useUrlState } from '@/components/live/use-url-state'
import type { Overlay } from '@/lib/core/overlay/overlay'
import { useDetail } from './use-detail'

/** What keys, palette and buttons do alike. */
export interface ShellActions {
  openForm: () => void
  openRegion: (code: string) => void
  /** Overlays belong to the map: from another view it leads there, with the same query. */
  setOverlay: (overlay: Overlay) => void
  goTo: (path: '/' | '/log' | '/lenses' | '/reports' | '/about') => void
}

export function useShellActions(): ShellActions {
  const router = useRouter()
  const onMap = ['/', '/lenses'].includes(usePathname())
  const search = useSearchParams().toString()
  const { openForm, openRegion } = useDetail()
  const [, setOverlay] = useUrlState('overlay')
  return useMemo(
    () => ({
      openForm,
      openRegion,
      setOverlay: (overlay) => {
        if (onMap) return setOverlay(overlay)
        const params = new URLSearchParams(search)
        params.set('overlay', overlay)
        router.push(`/?${params}`)
      },
      goTo: (path) => router.push(search && path !== '/about' ? `${path}?${search}` : path),
    }),
    [openForm, openRegion, onMap, setOverlay, router, search],
  )
}
