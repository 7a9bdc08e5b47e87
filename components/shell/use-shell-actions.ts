'use client'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { useUrlState } from '@/components/live/use-url-state'
import type { Overlay } from '@/lib/core/overlay/overlay'

/** What keys, palette and buttons do alike. From another view they lead to the map first, with the same query. */
export interface ShellActions {
  openForm: () => void
  openRegion: (code: string) => void
  setOverlay: (overlay: Overlay) => void
  goTo: (path: '/' | '/log' | '/lenses' | '/about') => void
}

export function useShellActions(): ShellActions {
  const router = useRouter()
  const onMap = usePathname() === '/'
  const search = useSearchParams().toString()
  const [, setView] = useUrlState('view')
  const [, setRegion] = useUrlState('region')
  const [, setOverlayState] = useUrlState('overlay')
  const toMap = useCallback(
    (name: string, value: string) => {
      const params = new URLSearchParams(search)
      params.set(name, value)
      router.push(`/?${params}`)
    },
    [router, search],
  )
  return useMemo(
    () => ({
      openForm: () => (onMap ? setView('new', 'push') : toMap('view', 'new')),
      openRegion: (code) => (onMap ? setRegion(code, 'push') : toMap('region', code)),
      setOverlay: (overlay) => (onMap ? setOverlayState(overlay) : toMap('overlay', overlay)),
      goTo: (path) => router.push(search && (path === '/' || path === '/log') ? `${path}?${search}` : path),
    }),
    [onMap, setView, setRegion, setOverlayState, toMap, router, search],
  )
}
