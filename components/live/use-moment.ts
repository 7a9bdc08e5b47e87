'use client'

import { useCallback } from 'react'
import type { Query } from '@/lib/core/query'
import { useLive } from './live-context'
import { useTopic } from './use-topic'

/** The moment that the picture stands for, in the address bar beside the query. */
export interface MomentState {
  /** Milliseconds since 1970; null for now. */
  at: number | null
  /** Moves to a moment together with the query's windows. `playing`: one of many that follow by themselves. */
  setMoment: (at: number | null, patch?: Partial<Query>, playing?: boolean) => void
  /** Writes the moment in force to the address at once, for somebody to copy. */
  settle: () => void
}

export function useMoment(): MomentState {
  const { url } = useLive()
  const { at } = useTopic(url.query)
  const setMoment = useCallback(
    (next: number | null, patch: Partial<Query> = {}, playing = false) =>
      url.setQuery({ ...url.query.get().query, ...patch }, next, playing),
    [url],
  )
  return { at, setMoment, settle: url.flush }
}
