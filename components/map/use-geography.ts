'use client'

import { useCallback, useEffect, useState } from 'react'
import { type MapTopology, type Outlines, readOutlines } from './outlines'

/** The outlines so far. `failed` names what could not be loaded; `retry` tries again. */
export interface Geography {
  countries: Outlines | null
  areas: Outlines | null
  failed: boolean
  retry: () => void
}

/** One request per file for all maps of the page; a failed one is forgotten, so that it can be tried again. */
const requests = new Map<string, Promise<Outlines>>()

function load(name: string): Promise<Outlines> {
  const known = requests.get(name)
  if (known) return known
  const request = fetch(`/geo/${name}.json`).then(async (answer) => {
    if (!answer.ok) throw new Error(`/geo/${name}.json answered ${answer.status}`)
    return readOutlines((await answer.json()) as MapTopology)
  })
  requests.set(name, request)
  request.catch(() => requests.delete(name))
  return request
}

/** Loads the outlines of countries, and those of areas once they are wanted. */
export function useGeography(wantsAreas: boolean): Geography {
  const [countries, failedCountries, retryCountries] = useOutlines('countries', true)
  const [areas, failedAreas, retryAreas] = useOutlines('areas', wantsAreas)
  const retry = useCallback(() => {
    retryCountries()
    retryAreas()
  }, [retryCountries, retryAreas])
  return { countries, areas, failed: failedCountries || failedAreas, retry }
}

function useOutlines(name: string, wanted: boolean): [Outlines | null, boolean, () => void] {
  const [outlines, setOutlines] = useState<Outlines | null>(null)
  const [failed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another request
  useEffect(() => {
    if (!wanted || outlines) return
    let gone = false
    const again = () => setAttempt((count) => count + 1)
    load(name).then(
      (loaded) => {
        if (gone) return
        setOutlines(loaded)
        setFailed(false)
      },
      () => gone || setFailed(true),
    )
    window.addEventListener('online', again)
    return () => {
      gone = true
      window.removeEventListener('online', again)
    }
  }, [name, wanted, outlines, attempt])

  return [outlines, failed && !outlines, useCallback(() => setAttempt((count) => count + 1), [])]
}
