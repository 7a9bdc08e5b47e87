'use client'

import { useEffect, useState } from 'react'
import type { Query } from '@/lib/core/query'
import type { Look } from './last-look'
import { useLive } from './live-context'
import { usePaced } from './use-paced'
import { usePicture } from './use-picture'
import { useQuery } from './use-query'
import { useTopic } from './use-topic'

const COUNT_EVERY_MS = 2000

/** What has entered the record since this person last had the picture in view, under the filters in force but for the times. */
export interface Since {
  look: Look
  count: number
  /** The part of a query that shows just that. */
  patch: Pick<Query, 'from' | 'to' | 'knownFrom' | 'knownBefore'>
}

/** Null where nothing is new, or nobody has looked before. */
export function useSince(): Since | null {
  const { engine, lastLook } = useLive()
  const look = useTopic(lastLook.since)
  const { query } = useQuery()
  const revision = usePicture()?.revision ?? 0
  const asked = usePaced({ query }, `${revision} ${look?.knownFrom}`, COUNT_EVERY_MS)
  const [count, setCount] = useState(0)
  useEffect(() => {
    if (!look) return
    let gone = false
    engine.count({ ...asked.query, ...patchOf(look) }).then((next) => {
      if (!gone) setCount(next)
    })
    return () => {
      gone = true
    }
  }, [engine, look, asked])
  return look && count > 0 ? { look, count, patch: patchOf(look) } : null
}

function patchOf({ knownFrom }: Look): Since['patch'] {
  return { from: null, to: null, knownFrom, knownBefore: null }
}
