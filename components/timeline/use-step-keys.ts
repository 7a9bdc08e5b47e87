'use client'
import { useEffect, useEffectEvent } from 'react'

/** Calls back with -1 for `[` and 1 for `]`, unless they are being typed into something. */
export function useStepKeys(listener: (direction: -1 | 1) => void): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable], [role="dialog"]')
    // On many keyboards the brackets are made with AltGr, which reads as Ctrl and Alt together.
    if (typing || event.defaultPrevented || event.metaKey || event.ctrlKey !== event.altKey) return
    if (event.key === '[') listener(-1)
    if (event.key === ']') listener(1)
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => hear(event)
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
