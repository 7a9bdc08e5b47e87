'use client'
import { useEffect, useRef, useState } from 'react'
import type { RegionMakeup } from '@/lib/core/report/region-makeup'
import { useLive } from './live-context'
import { usePicture } from './use-picture'

const EVERY_MS = 3000

/**
 * What the matches of a region make up under both sides. It follows the picture, at most every three seconds; another region
 * or query is answered at once. Null until the first answer for the region.
 */
export function useMakeup(region: string): RegionMakeup | null {
  const { engine } = useLive()
  const picture = usePicture()
  const [held, setHeld] = useState<{ region: string; makeup: RegionMakeup } | null>(null)
  const last = useRef({ region: '', query: picture?.query, at: 0 })
  const { revision = 0, query } = picture ?? {}

  useEffect(() => {
    if (revision === 0) return
    let gone = false
    const same = last.current.region === region && last.current.query === query
    const ask = () => {
      last.current = { region, query, at: Date.now() }
      engine.makeup(region).then((makeup) => {
        if (!gone) setHeld({ region, makeup })
      })
    }
    const timer = setTimeout(ask, same ? Math.max(0, last.current.at + EVERY_MS - Date.now()) : 0)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [engine, region, query, revision])

  return held?.region === region ? held.makeup : null
}
