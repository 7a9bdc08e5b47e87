'use client'
import { useEffect, useLayoutEffect } from 'react'

const TEXT = /^(.|Backspace)$/u
const KEPT = /^(.|Backspace|Enter|Escape|ArrowUp|ArrowDown)$/u

/** Stands in the place of a window that is still being fetched, and keeps the keys that are meant for it, in their order. */
export function KeepKeys({ keys }: { keys: string[] }) {
  useLayoutEffect(() => {
    const keep = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !KEPT.test(event.key)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      keys.push(event.key)
    }
    window.addEventListener('keydown', keep, { capture: true })
    return () => window.removeEventListener('keydown', keep, { capture: true })
  }, [keys])
  return null
}

/** Takes the text that the kept keys begin with out of them. */
export function takeText(keys: string[]): string {
  const end = keys.findIndex((key) => !TEXT.test(key))
  const typed = keys.splice(0, end < 0 ? keys.length : end)
  return typed.reduce((text, key) => (key === 'Backspace' ? text.slice(0, -1) : text + key), '')
}

/** Once the window stands and has the focus, presses what is left of the kept keys in it. */
export function usePressKept(keys: string[]): void {
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      for (const key of keys.splice(0))
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    })
    return () => cancelAnimationFrame(frame)
  }, [keys])
}
