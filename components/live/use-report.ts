'use client'
import { useEffect, useRef, useState } from 'react'
import type { EngineReport } from '@/lib/engine/messages'
import { useLive } from './live-context'
import { usePicture } from './use-picture'

export type { EngineReport } from '@/lib/engine/messages'

const EVERY_MS = 3000
/** Of many incidents a report takes long: it then comes less often, so that the worker is free nine tenths of the time. */
const REST_SHARE = 10

/**
 * What is derived from the two views of the picture. It follows the picture, at most every three seconds, of many incidents less often; another query is
 * answered at once. Null until the first is made; the last stays until the next is there.
 */
export function useReport(): EngineReport | null {
  const { engine } = useLive()
  const picture = usePicture()
  const [report, setReport] = useState<EngineReport | null>(null)
  const asked = useRef({ query: null as unknown, sides: '', at: 0, took: 0, waiting: false })
  const { revision = 0, query = null } = picture ?? {}
  const sides = picture?.lenses.sides.join() ?? ''
  const made = report?.revision ?? 0

  useEffect(() => {
    const last = asked.current
    const sameQuery = last.query === query && last.sides === sides
    if (revision === 0 || revision === made || (sameQuery && last.waiting)) return
    const ask = () => {
      const own = { query: query as unknown, sides, at: Date.now(), took: 0, waiting: true }
      asked.current = own
      engine.report().then((next) => {
        own.waiting = false
        own.took = Date.now() - own.at
        if (asked.current === own) setReport(next)
      })
    }
    const timer = setTimeout(ask, sameQuery ? Math.max(0, last.at + Math.max(EVERY_MS, REST_SHARE * last.took) - Date.now()) : 0)
    return () => clearTimeout(timer)
  }, [engine, query, sides, revision, made])

  return report
}
