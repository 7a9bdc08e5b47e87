'use client'
import { useEffect, useRef } from 'react'
import type { Detail } from './use-detail'

/** Marks what is opened over or beside the picture, so that the focus inside of it is told from the focus before it. */
export const DETAIL_PANE = 'data-detail-pane'

/**
 * Takes the focus into what was opened beside the picture, and gives it back to where it was once that is closed. A form that has taken the
 * focus itself keeps it.
 */
export function useFocusReturn(detail: Detail): void {
  const opened = detail.part === 'feed' ? null : JSON.stringify(detail)
  const origin = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && !target.closest(`[${DETAIL_PANE}],dialog,[role="dialog"],[role="menu"]`)) origin.current = target
    }
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [])
  // What the page was opened with leaves the focus at its top.
  const before = useRef(opened)
  useEffect(() => {
    const last = before.current
    before.current = opened
    if (opened === last) return
    if (opened === null) goBack(origin.current)
    else if (last === null || document.activeElement === document.body) return enter(origin.current)
  }, [opened])
}

/**
 * The focus goes in when something opens, and when what had it was replaced by the next: at once, or when what opens has come, unless it
 * was taken elsewhere meanwhile. A window that closes gives it back to the origin: that is not elsewhere. Returns the way to give up.
 */
function enter(origin: HTMLElement | null): (() => void) | undefined {
  const pane = document.querySelector(`[${DETAIL_PANE}]`)
  const before = [document.activeElement, document.body, origin]
  if (!pane || hasEntered(pane)) return
  const watcher = new MutationObserver(() => {
    const isElsewhere = !before.includes(document.activeElement)
    if (isElsewhere || hasEntered(pane)) watcher.disconnect()
  })
  watcher.observe(pane, { childList: true, subtree: true })
  return () => watcher.disconnect()
}

/** Takes the focus in where it can; whether it is there. */
function hasEntered(pane: Element): boolean {
  if (!pane.contains(document.activeElement)) pane.querySelector<HTMLElement>('[data-detail-body]')?.focus({ preventScroll: true })
  return pane.contains(document.activeElement)
}

/** A list has one stop of the Tab key, which may have moved on meanwhile; what is gone is stood in for by the page. */
function goBack(origin: HTMLElement | null): void {
  const stop = origin?.tabIndex === -1 ? origin.closest('ul, ol')?.querySelector<HTMLElement>('[tabindex="0"]') : origin
  const target = stop?.isConnected ? stop : document.getElementById('content')
  target?.focus({ preventScroll: true })
}
