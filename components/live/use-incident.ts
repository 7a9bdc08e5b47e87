'use client'

import type { Incident } from '@/lib/core/incident'
import { useChanges } from './use-changes'
import { type ResourceState, useResource } from './use-resource'

export type { ResourceState } from './use-resource'

/** One incident in full. */
export interface IncidentState {
  incident: Incident | null
  state: ResourceState
  refresh: () => void
}

/** Fetches an incident, and again whenever the log changes it. Null asks for none. */
export function useIncident(id: string | null): IncidentState {
  const path = id === null ? null : `/api/v1/incidents/${encodeURIComponent(id)}`
  const { value, state, refresh } = useResource<Incident>(path, id ?? '')
  useChanges(({ ids, cut }) => {
    if (id !== null && (cut || ids.includes(id))) refresh()
  })
  return { incident: value, state, refresh }
}
