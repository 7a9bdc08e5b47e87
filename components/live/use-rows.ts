'use client'

import { useEffect, useRef, useState } from 'react'
import type { RowOrder } from '@/lib/engine/messages'
import type { RowRange, RowsAnswer } from './engine-client'
import { useLive } from './live-context'
import { usePicture } from './use-picture'

export type { Row, RowOrder } from '@/lib/engine/messages'
export type { RowRange, RowsAnswer } from './engine-client'

const NONE: RowsAnswer = { offset: 0, total: 0, newer: 0, recordedTo: null, rows: [], revision: 0 }

/**
 * The rows of a range of the matches in an order, asked anew with every picture; the last answer stays until the next
 * one is there (revision 0: none yet). `asOf` (milliseconds since 1970) holds the list still: what was recorded after
 * it is left out and counted as `newer`.
 */
export function useRows(order: RowOrder, range: RowRange, asOf: number | null = null): RowsAnswer {
  const { engine } = useLive()
  const revision = usePicture()?.revision ?? 0
  const { offset, limit } = range
  const [answer, setAnswer] = useState(NONE)
  const asked = useRef(0)

  useEffect(() => {
    if (revision === 0) return
    const turn = ++asked.current
    engine.rows(order, { offset, limit }, asOf).then((rows) => {
      if (turn === asked.current) setAnswer(rows)
    })
  }, [engine, order, offset, limit, asOf, revision])

  return answer
}
