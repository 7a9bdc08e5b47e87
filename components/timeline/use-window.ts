'use client'
import { useCallback } from 'react'
import { useMoment } from '@/components/live/use-moment'
import { useQuery } from '@/components/live/use-query'
import { clockOf } from '@/lib/core/replay'
import type { Span } from './brush'

/**
 * The query's window on the axis, and the way to set it. An end at the edge of the axis is open. In a replay by occurrence its
 * end is the moment; by record only its start can be set.
 */
export function useWindow(domain: Span): [Span, (window: Span) => void] {
  const { query, setQuery } = useQuery()
  const { at, setMoment } = useMoment()
  const replayed = at === null ? null : clockOf(query)
  const [start, end] = domain
  const from = query.from ?? start
  const to = query.to ?? end
  const set = useCallback(
    (window: Span) => {
      const from = window[0] <= start ? null : window[0]
      if (replayed === 'occurred') setMoment(window[1], { from, to: window[1] })
      else if (replayed === 'recorded') setQuery({ from })
      else setQuery({ from, to: window[1] >= end ? null : window[1] })
    },
    [replayed, setMoment, setQuery, start, end],
  )
  return [[from, Math.max(from, to)], set]
}
