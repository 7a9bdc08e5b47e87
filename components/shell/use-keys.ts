'use client'
import { useEffect, useRef } from 'react'
import { TEXT_FIELDS } from '@/components/ui/text-fields'
import { actionOf, type KeyAction } from './keys'

/** What the keys do on this screen; an action left out is left to the browser. */
export type KeyHandlers = Partial<Record<KeyAction, () => void>>

/** Listens to the keys of the screen. Open menus and windows keep their keys. */
export function useKeys(handlers: KeyHandlers): void {
  const latest = useRef(handlers)
  latest.current = handlers
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isInLayer(event.target)) return
      const action = actionOf(event, isTyping(event.target))
      const handle = action && latest.current[action]
      if (!handle) return
      event.preventDefault()
      handle()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/** Whoever stands in a form is typing, also on a button between two fields. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`form,${TEXT_FIELDS}`) !== null
}

function isInLayer(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"],[role="menu"],[role="listbox"][data-state]') !== null
}
