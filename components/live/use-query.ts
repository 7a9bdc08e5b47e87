'use client'

import { useCallback } from 'react'
import type { Issue } from '@/lib/core/issue'
import { EMPTY_QUERY, type Query } from '@/lib/core/query'
import { useLive } from './live-context'
import { useTopic } from './use-topic'

/** The query in the address bar, and the ways to change it. `issues` names parameters that could not be read. */
export interface QueryState {
  query: Query
  issues: Issue[]
  /** Replaces the fields given. */
  setQuery: (patch: Partial<Query>) => void
  /** Takes every filter away, and a moment that is not now; the lane (real or exercise) stays. */
  clear: () => void
}

export function useQuery(): QueryState {
  const { url } = useLive()
  const { query, issues } = useTopic(url.query)
  const setQuery = useCallback((patch: Partial<Query>) => url.setQuery({ ...url.query.get().query, ...patch }), [url])
  const clear = useCallback(() => url.setQuery({ ...EMPTY_QUERY, exercise: url.query.get().query.exercise }, null), [url])
  return { query, issues, setQuery, clear }
}
