'use client'
import { useEffectEvent, useLayoutEffect } from 'react'
import { flushSync } from 'react-dom'

const TEXT = /^(.|Backspace)$/u
const KEPT = /^(.|Backspace|Enter|Escape|ArrowUp|ArrowDown)$/u

/** Takes a text to what it is once a key was pressed at its end. */
type Edit = (change: (text: string) => string) => void

/** Stands in the place of a window that is still being fetched, and keeps the keys that are meant for it, in their order. */
export function KeepKeys({ keys }: { keys: string[] }) {
  useLayoutEffect(() => keep(keys), [keys])
  return null
}

/**
 * For a window that `KeepKeys` stood in for: keeps on keeping until the window stands and has the focus, then presses the kept keys in it.
 * Where it has a field for text, `edit` changes what stands there.
 */
export function usePressKept(keys: string[], edit?: Edit): void {
  const pressAll = useEffectEvent(() => press(keys, edit))
  useLayoutEffect(() => {
    const stop = keep(keys)
    const frame = requestAnimationFrame(() => {
      stop()
      pressAll()
    })
    return () => {
      cancelAnimationFrame(frame)
      stop()
    }
  }, [keys])
}

/** Keeps what is pressed from now on; returns the way to stop. Who presses elsewhere with the pointer has turned away: from then on keys are not kept. */
function keep(keys: string[]): () => void {
  const ended = new AbortController()
  const { signal } = ended
  const note = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !KEPT.test(event.key)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    keys.push(event.key)
  }
  const turnAway = () => {
    keys.splice(0)
    ended.abort()
  }
  window.addEventListener('keydown', note, { capture: true, signal })
  window.addEventListener('pointerdown', turnAway, { capture: true, signal })
  return () => ended.abort()
}

/** Each key finds what the one before it has done. Those after the one that closed the window were pressed for nothing. */
function press(keys: string[], edit?: Edit): void {
  const focused = document.activeElement
  for (const key of keys.splice(0)) {
    if (!focused?.isConnected) return
    flushSync(() => {
      if (!TEXT.test(key)) focused.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      else edit?.((text) => (key === 'Backspace' ? text.slice(0, -1) : text + key))
    })
  }
}
