'use client'
import { useSyncExternalStore } from 'react'

/** `narrow`: a phone, map over sheet. `medium`: one side panel at a time. `wide`: both, the map still over half. */
export type Layout = 'narrow' | 'medium' | 'wide'

const NARROW = '(width < 48rem)'
const WIDE = '(width >= 82.5rem)'

function subscribe(listener: () => void): () => void {
  const queries = [NARROW, WIDE].map((text) => window.matchMedia(text))
  for (const query of queries) query.addEventListener('change', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
  }
}

function read(): Layout {
  if (window.matchMedia(NARROW).matches) return 'narrow'
  return window.matchMedia(WIDE).matches ? 'wide' : 'medium'
}

/** How much room the screen has; null on the server, which does not know. */
export function useLayout(): Layout | null {
  return useSyncExternalStore(subscribe, read, () => null)
}
