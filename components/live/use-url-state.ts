'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { useLive } from './live-context'
import type { HistoryMode } from './url-store'

/** What the screen keeps in the address beside the query and its moment; `map` is `lng,lat,zoom` of the map, `of` the technology of its overlay. */
export type UrlStateName = 'overlay' | 'of' | 'incident' | 'region' | 'view' | 'map' | 'sides' | 'part' | 'maps' | 'layout' | 'divider'

/** One parameter of the address, null where it is absent. `push` makes an entry that Back returns from. */
export function useUrlState(name: UrlStateName): [string | null, (value: string | null, mode?: HistoryMode) => void] {
  const { url } = useLive()
  const read = () => new URLSearchParams(url.params.get()).get(name)
  const value = useSyncExternalStore(url.params.subscribe, read, read)
  const set = useCallback((next: string | null, mode: HistoryMode = 'replace') => url.set(name, next, mode), [url, name])
  return [value, set]
}
