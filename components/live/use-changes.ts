'use client'

import { useEffect, useEffectEvent } from 'react'
import type { Change } from './engine-client'
import { useLive } from './live-context'

export type { Change } from './engine-client'

/** Calls back with each change of the log while mounted: for the arrival ring, sounds, announcements. */
export function useChanges(listener: (change: Change) => void): void {
  const { engine } = useLive()
  const hear = useEffectEvent(listener)
  useEffect(() => engine.onChange((change) => hear(change)), [engine])
}
