'use client'

import type { LogEntry } from '@/lib/core/incident'
import { useChanges } from './use-changes'
import { type ResourceState, useResource } from './use-resource'

/** The changes of one incident that this reader may see, oldest first. */
export interface HistoryState {
  entries: LogEntry[]
  state: ResourceState
  refresh: () => void
}

const NONE: LogEntry[] = []

/** Fetches the history of an incident, and again whenever the log changes it. Null asks for none. */
export function useHistory(id: string | null): HistoryState {
  const path = id === null ? null : `/api/v1/incidents/${encodeURIComponent(id)}/history`
  const { value, state, refresh } = useResource<{ entries: LogEntry[] }>(path)
  useChanges(({ ids, cut }) => {
    if (id !== null && (cut || ids.includes(id))) refresh()
  })
  return { entries: value?.entries ?? NONE, state, refresh }
}
