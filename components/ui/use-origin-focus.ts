'use client'
import { useRef } from 'react'

/**
 * For a window that opens without a button of its own, by a key or a choice in a menu: the focus goes back to where it was before. What was
 * opened from the window has taken the focus itself and keeps it. To spread on the window's content.
 */
export function useOriginFocus() {
  const origin = useRef<Element | null>(null)
  return {
    onOpenAutoFocus: () => {
      origin.current = document.activeElement
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault()
      if (document.activeElement === document.body && origin.current instanceof HTMLElement) origin.current.focus()
    },
  }
}
