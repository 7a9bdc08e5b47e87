'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useLive } from './live-context'
import { useTopic } from './use-topic'

/** Newly arrived incidents that match and have not been looked at yet. */
export interface Arrivals {
  count: number
  /** The ids that wait (the latest 1,000 of them), and sets the count back to zero. */
  take: () => string[]
}

const KEPT = 1000

/** Counts arrivals since the last `take`; a change of the query starts afresh. */
export function useArrivals(): Arrivals {
  const { engine, url } = useLive()
  const query = useTopic(url.query)
  const waiting = useRef<string[]>([])
  const [count, setCount] = useState(0)
  const take = useCallback(() => {
    const ids = waiting.current
    waiting.current = []
    setCount(0)
    return ids
  }, [])

  useEffect(
    () =>
      engine.onChange(({ arrived, arrivals }) => {
        if (arrivals === 0) return
        waiting.current = [...waiting.current, ...arrived].slice(-KEPT)
        setCount((known) => known + arrivals)
      }),
    [engine],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: what waits for another query is no news for this one
  useEffect(() => void take(), [query, take])

  return { count, take }
}
