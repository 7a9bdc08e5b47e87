'use client'

import type { EngineClient } from './engine-client'
import { useLive } from './live-context'

/** Questions to the engine that are asked once: rows, members of a symbol, position in a list, a report; `fetchAhead` and `retry`. Stable between renders. */
export function useRequests(): Pick<EngineClient, 'rows' | 'members' | 'where' | 'report' | 'fetchAhead' | 'retry'> {
  return useLive().engine
}
