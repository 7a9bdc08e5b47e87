'use client'
import { useEffect, useRef, useState } from 'react'

/** A value that changes at most once in `everyMs`, however fast it is given others; `key` tells whether two are the same. */
export function usePaced<T>(value: T, key: string, everyMs: number): T {
  const [shown, setShown] = useState(value)
  const last = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the value
  useEffect(() => {
    const take = () => {
      last.current = Date.now()
      setShown(value)
    }
    const timer = setTimeout(take, Math.max(0, last.current + everyMs - Date.now()))
    return () => clearTimeout(timer)
  }, [key, everyMs])
  return shown
}
