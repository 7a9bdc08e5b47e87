'use client'

import { useMemo } from 'react'
import { isBlocs } from '@/lib/core/lens/in-force'
import { type Query, settleBlocs } from '@/lib/core/query'
import type { Grouping } from '@/lib/core/region/grouping'
import { useInForce, useLenses } from './use-lenses'
import { useMoment } from './use-moment'

/** The blocs of the picture on screen. */
interface BlocsState {
  /** Those in force at its moment, with those of a draft that is tried. */
  groupings: readonly Grouping[]
  /** Every bloc there ever was, the older before the newer: one of last week still has a name, that of now. */
  known: readonly Grouping[]
}

export function useBlocs(): BlocsState {
  const { at } = useMoment()
  const { history } = useLenses()
  const groupings = useInForce(at ?? Number.POSITIVE_INFINITY).blocs.body
  const known = useMemo(() => [...groupings, ...history.filter(isBlocs).flatMap(({ body }) => body)], [history, groupings])
  return { groupings, known }
}

/**
 * A query as the server answers it as this screen does: where its blocs are those of a draft or of a past moment, they are
 * written as the countries they hold here.
 */
export function useSettled(query: Query): Query {
  const { at } = useMoment()
  const { draft } = useLenses()
  const { groupings } = useBlocs()
  const isOther = at !== null || draft?.subject === 'blocs'
  return useMemo(() => (isOther ? settleBlocs(query, groupings) : query), [isOther, query, groupings])
}
