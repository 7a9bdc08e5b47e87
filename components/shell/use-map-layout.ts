'use client'
import { useCallback, useSyncExternalStore } from 'react'
import { useComparison } from '@/components/live/use-comparison'
import type { MapLayout } from '@/lib/core/overlay/comparison'

/** Two maps side by side take as much as two phones. Narrower, one lies over the other. Pixels. */
const ROOM_PX = 560

/** How two maps share a stage, as the address wishes and the stage has room; null for one map. */
export function useMapLayout(stage: HTMLElement | null): MapLayout | null {
  const { pair, layout } = useComparison()
  const subscribe = useCallback(
    (changed: () => void) => {
      if (!stage) return () => undefined
      const observer = new ResizeObserver(changed)
      observer.observe(stage)
      return () => observer.disconnect()
    },
    [stage],
  )
  const roomy = useSyncExternalStore(
    subscribe,
    () => (stage?.clientWidth ?? 0) >= ROOM_PX,
    () => false,
  )
  if (!pair) return null
  return roomy ? layout : 'swipe'
}
