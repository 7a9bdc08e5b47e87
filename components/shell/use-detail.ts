'use client'
import { useCallback, useMemo } from 'react'
import { useSession } from '@/components/live/use-session'
import { useUrlState } from '@/components/live/use-url-state'
import { hasRole } from '@/lib/core/taxonomy'

/** What stands beside the map: the feed, or what was opened in its place. */
export type Detail = { part: 'feed' } | { part: 'form' } | { part: 'incident'; id: string } | { part: 'region'; code: string }

export interface DetailState {
  detail: Detail
  openForm: () => void
  openRegion: (code: string) => void
  openIncident: (id: string) => void
  /** One step back towards the feed. */
  back: () => void
  /** All the way back to the feed. */
  close: () => void
}

/** Reads what is opened from the address, so that a reload and a shared link show the same; the form only for those who may log. */
export function useDetail(): DetailState {
  const [view, setView] = useUrlState('view')
  const [incident, setIncident] = useUrlState('incident')
  const [region, setRegion] = useUrlState('region')
  const mayWrite = hasRole(useSession().role, 'analyst')
  const openForm = useCallback(() => setView('new', 'push'), [setView])
  const openRegion = useCallback((code: string) => setRegion(code, 'push'), [setRegion])
  const openIncident = useCallback((id: string) => setIncident(id, 'push'), [setIncident])
  const detail = useMemo((): Detail => {
    if (view === 'new' && mayWrite) return { part: 'form' }
    if (incident) return { part: 'incident', id: incident }
    return region ? { part: 'region', code: region } : { part: 'feed' }
  }, [view, mayWrite, incident, region])
  const back = useCallback(() => {
    if (detail.part === 'form') setView(null)
    else if (incident) setIncident(null)
    else setRegion(null)
  }, [detail, incident, setView, setIncident, setRegion])
  const close = useCallback(() => {
    for (const set of [setView, setIncident, setRegion]) set(null)
  }, [setView, setIncident, setRegion])
  return { detail, openForm, openRegion, openIncident, back, close }
}
