'use client'
import { type RefObject, useEffect, useRef } from 'react'

/**
 * Focuses the button of a row, as soon as it is made: rows of a long list are only there while they are in sight. Rows bear their place in
 * `data-index`. A reader who has gone elsewhere meanwhile is left there.
 */
export function useFocusRow(scroller: RefObject<HTMLElement | null>): (index: number) => void {
  const wanted = useRef<number | null>(null)
  const tryFocus = () => {
    if (wanted.current === null) return
    const box = scroller.current
    const { activeElement } = document
    if (activeElement !== document.body && !box?.contains(activeElement)) wanted.current = null
    const button = box?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] button`)
    if (!button) return
    wanted.current = null
    button.focus({ preventScroll: true })
  }
  useEffect(tryFocus)
  return (index) => {
    wanted.current = index
    if (document.activeElement instanceof HTMLElement && !scroller.current?.contains(document.activeElement)) document.activeElement.blur()
    requestAnimationFrame(tryFocus)
  }
}
