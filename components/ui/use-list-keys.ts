'use client'
import { useEffect, useEffectEvent } from 'react'
import { TEXT_FIELDS } from './text-fields'

type ListKey = 'next' | 'previous' | 'open'

/** Calls back for `j`, `k` and `Enter` pressed anywhere but in a control that uses these keys itself; while `enabled`. */
export function useListKeys(listener: (key: ListKey) => void, enabled: boolean): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const key = listKey(event)
    if (!key) return
    event.preventDefault()
    listener(key)
  })
  useEffect(() => {
    if (!enabled) return
    const onKey = (event: KeyboardEvent) => hear(event)
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [enabled])
}

function listKey(event: KeyboardEvent): ListKey | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest(`${TEXT_FIELDS},[role="dialog"],[role="combobox"],[role="menu"]`)) return null
  if (event.key === 'j') return 'next'
  if (event.key === 'k') return 'previous'
  return event.key === 'Enter' && target === document.body ? 'open' : null
}
