'use client'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type RowOrder, type RowRange, type RowsAnswer, useRows } from './use-rows'

/** The rows of a list that stands still while it is read. */
export interface HeldRows {
  answer: RowsAnswer
  /** Holds the list as it stands, from this moment on: at the press of a key, before the focus has come. */
  hold: () => void
  /** Lets the list flow again. */
  release: () => void
}

/**
 * While `reading`, the list stands as it is on screen: at the latest entry into the record that it knew of, which is the server's clock and
 * not this device's. After reading it flows on by itself only if nothing waits (`newer` is 0), so that nothing jumps.
 */
export function useHeldRows(order: RowOrder, range: RowRange, reading: boolean): HeldRows {
  const [asOf, setAsOf] = useState<number | null>(null)
  const answer = useRows(order, range, asOf)
  const known = useRef(answer.recordedTo)
  known.current = answer.recordedTo
  const hold = useCallback(() => setAsOf((held) => held ?? known.current), [])
  const release = useCallback(() => setAsOf(null), [])
  const { newer } = answer

  useLayoutEffect(() => {
    if (reading) hold()
  }, [reading, hold])
  useEffect(() => {
    if (!reading && newer === 0) release()
  }, [reading, newer, release])

  return { answer, hold, release }
}
