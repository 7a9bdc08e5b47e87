'use client'
import { useCallback, useEffect, useState } from 'react'
import { useRequests } from './use-requests'

/** Holds a list still while it is read. */
export interface HeldList {
  /** For `useRows`: null while the list flows. */
  asOf: number | null
  /** Lets the list flow again. */
  release: () => void
}

/**
 * While `reading`, the list stands as it was: at the time of record of its latest incident, which is the server's clock
 * and not this device's. After reading it flows on by itself only if nothing waits (`newer` is 0), so that nothing jumps.
 */
export function useHeldList(reading: boolean, newer: number): HeldList {
  const { rows } = useRequests()
  const [asOf, setAsOf] = useState<number | null>(null)
  const release = useCallback(() => setAsOf(null), [])

  useEffect(() => {
    if (!reading) return
    let gone = false
    rows('recorded', { offset: 0, limit: 1 }).then(({ rows: [latest] }) => {
      if (!gone) setAsOf((held) => held ?? latest?.recordedAt ?? null)
    })
    return () => {
      gone = true
    }
  }, [reading, rows])
  useEffect(() => {
    if (!reading && newer === 0) setAsOf(null)
  }, [reading, newer])

  return { asOf, release }
}
