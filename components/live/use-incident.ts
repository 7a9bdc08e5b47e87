'use client'

import type { Incident } from '@/lib/core/incident'
import type { Explained } from '@/lib/wire/protocol'
import { useChanges } from './use-changes'
import { type ResourceState, useResource } from './use-resource'

export type { ResourceState } from './use-resource'

/** One incident in full with both lenses' reasons. */
export interface IncidentState {
  incident: Incident | null
  explained: Explained | null
  state: ResourceState
  refresh: () => void
}

/** Fetches an incident, and again whenever the log changes it. Null asks for none. */
export function useIncident(id: string | null): IncidentState {
  const path = id === null ? null : `/api/v1/incidents/${encodeURIComponent(id)}?explain=true`
  const { value, state, refresh } = useResource<Incident & { explain?: Explained }>(path)
  useChanges(({ ids, cut }) => {
    if (id !== null && (cut || ids.includes(id))) refresh()
  })
  return { incident: value, explained: value?.explain ?? null, state, refresh }
}
