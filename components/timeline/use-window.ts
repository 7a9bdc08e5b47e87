'use client'
import { useCallback } from 'react'
import { useQuery } from '@/components/live/use-query'
import type { Span } from './brush'

/** The query's window on the axis, and the way to set it. An end at the edge of the axis is open. */
export function useWindow(domain: Span): [Span, (window: Span) => void] {
  const { query, setQuery } = useQuery()
  const [start, end] = domain
  const from = query.from ?? start
  const to = query.to ?? end
  const set = useCallback(
    (window: Span) => setQuery({ from: window[0] <= start ? null : window[0], to: window[1] >= end ? null : window[1] }),
    [setQuery, start, end],
  )
  return [[from, Math.max(from, to)], set]
}
