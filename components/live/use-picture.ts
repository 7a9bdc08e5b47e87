'use client'

import type { Picture } from '@/lib/engine/messages'
import { useLive } from './live-context'
import { useTopic } from './use-topic'

export type { Histogram, MapSymbol, Picture, RegionLoad } from '@/lib/engine/messages'

/** Everything the screen shows of the matches, all for one query and moment; null until the first pass. */
export function usePicture(): Picture | null {
  return useTopic(useLive().engine.picture)
}
