'use client'
import { useEffect, useRef, useState } from 'react'
import type { RegionMakeup } from '@/lib/core/report/region-makeup'
import { useLive } from './live-context'
import { usePicture } from './use-picture'

const EVERY_MS = 3000
/** As for a report: the worker stays free nine tenths of the time. */
const REST_SHARE = 10

/**
 * What the matches of a region make up under both sides. It follows the picture, at most every three seconds; another region
 * or query is answered at once. Null until the first answer for the region.
 */
export function useMakeup(region: string): RegionMakeup | null {
  const { engine } = useLive()
  const picture = usePicture()
  const [held, setHeld] = useState<{ region: string; revision: number; makeup: RegionMakeup } | null>(null)
  const asked = useRef({ region: '', query: picture?.query, at: 0, took: 0, waiting: false })
  const { revision = 0, query } = picture ?? {}
  const made = held?.region === region ? held.revision : 0

  useEffect(() => {
    const last = asked.current
    const same = last.region === region && last.query === query
    if (revision === made || (same && last.waiting)) return
    const ask = () => {
      const own = { region, query, at: Date.now(), took: 0, waiting: true }
      asked.current = own
      engine.makeup(region).then((makeup) => {
        own.waiting = false
        own.took = Date.now() - own.at
        if (asked.current === own) setHeld({ region, revision, makeup })
      })
    }
    const timer = setTimeout(ask, same ? Math.max(0, last.at + Math.max(EVERY_MS, REST_SHARE * last.took) - Date.now()) : 0)
    return () => clearTimeout(timer)
  }, [engine, region, query, revision, made])

  return held?.region === region ? held.makeup : null
}
