'use client'
import { useSyncExternalStore } from 'react'

const NARROW = '(width < 48rem)'

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(NARROW)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Whether the screen is worked by a thumb, which needs rows of 44 px; false on the server. The same width as the utilities `touch` and `row`. */
export function useThumb(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(NARROW).matches,
    () => false,
  )
}
