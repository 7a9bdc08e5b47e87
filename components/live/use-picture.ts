'use client'

import { startTransition, useEffect, useState } from 'react'
import type { Picture } from '@/lib/engine/messages'
import { useLive } from './live-context'

export type { Histogram, MapSymbol, Picture, RegionLoad } from '@/lib/engine/messages'

/**
 * Everything the screen shows of the matches, all for one query and moment; null until the first pass. What answers the reader is shown
 * at once; what merely arrived gives way to the reader's hand, and is drawn in small steps.
 */
export function usePicture(): Picture | null {
  const { engine } = useLive()
  const [picture, setPicture] = useState(engine.picture.get)
  useEffect(() => {
    const take = () => {
      const latest = engine.picture.get()
      if (engine.isAnswer) setPicture(latest)
      else startTransition(() => setPicture(latest))
    }
    take()
    return engine.picture.subscribe(take)
  }, [engine])
  return picture
}
