'use client'
import { useEffect, useEffectEvent, useRef } from 'react'

const EVERY_MS = 3000

/** Refreshes after `value` has changed, at most every three seconds, however fast the stream is. */
export function useRefreshOnChange(value: number, refresh: () => void): void {
  const fresh = useRef(value)
  const look = useEffectEvent(() => {
    if (fresh.current === value) return
    fresh.current = value
    refresh()
  })
  useEffect(() => {
    const timer = setInterval(() => look(), EVERY_MS)
    return () => clearInterval(timer)
  }, [])
}
