'use client'
import { useCallback, useEffect, useState } from 'react'
import { ask } from '@/components/live/ask'

/** A list of the administration: null while it is loading. */
export interface ListState<T> {
  items: T[] | null
  failed: boolean
  reload: () => Promise<void>
}

export function useList<T>(path: string): ListState<T> {
  const [items, setItems] = useState<T[] | null>(null)
  const [failed, setFailed] = useState(false)
  const reload = useCallback(async () => {
    setFailed(false)
    const answer = await ask<{ items: T[] }>('GET', path)
    if (answer.ok) setItems(answer.value.items)
    else setFailed(true)
  }, [path])
  useEffect(() => void reload(), [reload])
  return { items, failed, reload }
}
