'use client'

import type { LinkState } from '@/lib/engine/messages'
import { useLive } from './live-context'
import { useTopic } from './use-topic'

export type { LinkState } from '@/lib/engine/messages'

/** How the picture stands: loading, catching up, complete, stale, refused or failed. */
export function useLink(): LinkState {
  return useTopic(useLive().engine.link)
}
