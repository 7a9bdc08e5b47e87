'use client'

import { useEffect, useState } from 'react'
import type { MapSymbol } from '@/components/live/use-picture'
import { useRequests } from '@/components/live/use-requests'
import type { Row } from '@/components/live/use-rows'

/** The incidents of a symbol, newest first; null until they are there, and for no symbol. */
export function useMembers(symbol: MapSymbol | null): Row[] | null {
  const { members } = useRequests()
  const [answer, setAnswer] = useState<{ key: string; rows: Row[] } | null>(null)
  const key = symbol?.key ?? null
  useEffect(() => {
    if (key === null) return
    let gone = false
    members(key).then((rows) => {
      if (!gone) setAnswer({ key, rows })
    })
    return () => {
      gone = true
    }
  }, [members, key])
  return answer && answer.key === key ? answer.rows : null
}
