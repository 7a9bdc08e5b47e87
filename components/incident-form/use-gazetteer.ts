'use client'
import { useCallback, useState } from 'react'
import { buildGazetteer, type Gazetteer, type PlaceColumns } from '@/lib/core/gazetteer'

let loading: Promise<Gazetteer> | null = null

/** The gazetteer, fetched once for the page and when it is first asked for; a failed attempt may be made again. */
function loadGazetteer(): Promise<Gazetteer> {
  loading ??= fetch('/geo/places.json')
    .then(async (response) => {
      if (!response.ok) throw new Error(`the gazetteer could not be loaded: ${response.status}`)
      return buildGazetteer((await response.json()) as PlaceColumns)
    })
    .catch((cause: unknown) => {
      loading = null
      throw cause
    })
  return loading
}

/** `load` asks for the gazetteer; it is null until it is there. `failed`: names cannot be looked up now. */
export function useGazetteer(): { gazetteer: Gazetteer | null; failed: boolean; load: () => void } {
  const [state, setState] = useState<{ gazetteer: Gazetteer | null; failed: boolean }>({ gazetteer: null, failed: false })
  const load = useCallback(() => {
    loadGazetteer().then(
      (gazetteer) => setState({ gazetteer, failed: false }),
      () => setState({ gazetteer: null, failed: true }),
    )
  }, [])
  return { ...state, load }
}
