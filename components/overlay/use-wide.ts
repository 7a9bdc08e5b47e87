'use client'

import { useSyncExternalStore } from 'react'

const WIDE = '(width >= 48rem)'

/** Whether the window is wider than a phone's; true on the server. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(WIDE)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(WIDE).matches,
    () => true,
  )
}
