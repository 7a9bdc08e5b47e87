'use client'

import type { Viewport } from '@/lib/engine/messages'
import { useLive } from './live-context'

export type { Viewport } from '@/lib/engine/messages'

/** The way for the map to say which part of the world it shows; null when it goes away. Stable between renders. */
export function useViewport(): (viewport: Viewport | null) => void {
  return useLive().engine.setViewport
}
