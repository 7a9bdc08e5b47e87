'use client'

import { useCallback, useEffect, useState } from 'react'

/** How a fetched thing stands. `missing`: no such thing for this reader; `refused`: signed out. */
export type ResourceState = 'none' | 'loading' | 'ready' | 'missing' | 'refused' | 'failed'

export interface Resource<T> {
  value: T | null
  state: ResourceState
  /** Fetches it again; what is there stays until the answer comes. */
  refresh: () => void
}

/** A connection may be dead without having ended: then it has failed, rather than loading for ever. */
const TIMEOUT_MS = 20_000

interface Held<T> {
  path: string | null
  like: string | undefined
  value: T | null
  state: ResourceState
}

/**
 * Fetches a path of the API as JSON; null asks for nothing. An answer that came too late for the path is dropped. Paths that
 * are told to be `like` each other give the same thing at another moment: what is there stays until the answer comes.
 */
export function useResource<T>(path: string | null, like?: string): Resource<T> {
  const [held, setHeld] = useState<Held<T>>({ path: null, like, value: null, state: 'none' })
  const [turn, setTurn] = useState(0)
  const refresh = useCallback(() => setTurn((last) => last + 1), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn asks again for the same path
  useEffect(() => {
    if (path === null) return
    const abort = new AbortController()
    fetchJson<T>(path, abort.signal).then((next) => {
      if (abort.signal.aborted) return
      setHeld((last) => ({ path, like, ...next, value: next.state === 'failed' && last.path === path ? last.value : next.value }))
    })
    return () => abort.abort()
  }, [path, turn])

  if (path === null) return { value: null, state: 'none', refresh }
  if (held.path !== path) return { value: like !== undefined && held.like === like ? held.value : null, state: 'loading', refresh }
  return { value: held.value, state: held.state, refresh }
}

async function fetchJson<T>(path: string, signal: AbortSignal): Promise<Pick<Held<T>, 'value' | 'state'>> {
  try {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)])
    const response = await fetch(path, { signal: limited, credentials: 'same-origin', headers: { accept: 'application/json' } })
    if (response.ok) return { value: (await response.json()) as T, state: 'ready' }
    return { value: null, state: stateOf(response.status) }
  } catch {
    return { value: null, state: 'failed' }
  }
}

function stateOf(status: number): ResourceState {
  if (status === 404) return 'missing'
  return status === 401 || status === 403 ? 'refused' : 'failed'
}
