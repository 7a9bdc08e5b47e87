'use client'

import type { Incident } from '@/lib/core/incident'
import { formatMoment } from '@/lib/core/time'
import type { Explained } from '@/lib/wire/protocol'
import { useChanges } from './use-changes'
import { useMoment } from './use-moment'
import { usePaced } from './use-paced'
import { type ResourceState, useResource } from './use-resource'

export type { ResourceState } from './use-resource'

/** One incident in full with both lenses' reasons. */
export interface IncidentState {
  incident: Incident | null
  explained: Explained | null
  state: ResourceState
  refresh: () => void
}

/** A replay's moments follow fast: the server is asked for few of them. */
const EVERY_MS = 1000

/** Fetches an incident, scored at the moment in force, and again whenever the log changes it. Null asks for none. */
export function useIncident(id: string | null): IncidentState {
  const { at } = useMoment()
  const moment = usePaced(at, String(at), EVERY_MS)
  const scored = moment === null ? '' : `&at=${formatMoment(moment)}`
  const path = id === null ? null : `/api/v1/incidents/${encodeURIComponent(id)}?explain=true${scored}`
  const { value, state, refresh } = useResource<Incident & { explain?: Explained }>(path, id ?? '')
  useChanges(({ ids, cut }) => {
    if (id !== null && (cut || ids.includes(id))) refresh()
  })
  return { incident: value, explained: value?.explain ?? null, state, refresh }
}
