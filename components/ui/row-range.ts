'use client'
import { useCallback, useState } from 'react'

const CHUNK = 40

/** The rows to ask for so that those from `first` to `last` are there, with some before and after; in whole chunks, so that scrolling asks seldom. */
function rowRange(first: number, last: number): { offset: number; limit: number } {
  const offset = Math.floor(Math.max(0, first - CHUNK / 2) / CHUNK) * CHUNK
  const end = Math.ceil((last + CHUNK / 2) / CHUNK) * CHUNK
  return { offset, limit: Math.max(CHUNK, end - offset) }
}

/** The range to ask for around what is in sight; the same object while it stays the same. */
export function useRowRange() {
  const [range, setRange] = useState(rowRange(0, 0))
  const see = useCallback((first: number, last: number) => {
    const next = rowRange(first, last)
    setRange((known) => (known.offset === next.offset && known.limit === next.limit ? known : next))
  }, [])
  return [range, see] as const
}

/** A list lays out so many rows; nobody scrolls further, and browsers place nothing lower than some 33 million pixels. */
export const MOST_ROWS = 20_000
