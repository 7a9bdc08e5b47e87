'use client'

import { useCallback, useEffect, useMemo, useState } from 'react'
import { useSession } from './use-session'

/** An unfinished form, kept in the browser for this person. */
export interface DraftStorage<T> {
  /** Whether the browser has been asked; until then `draft` is null. */
  ready: boolean
  /** What was kept when the form opened. */
  draft: T | null
  /** Keeps a draft, a moment after the last change. Must be plain data. */
  save: (draft: T) => void
  /** Forgets it at once: sent or given up. */
  clear: () => void
}

const SAVE_AFTER_MS = 300

/** Keeps an unfinished form over reload and loss of connection, under a name and for the person signed in. */
export function useDraftStorage<T>(name: string): DraftStorage<T> {
  const key = `meridian:draft:${useSession().id}:${name}`
  const [kept, setKept] = useState<{ ready: boolean; draft: T | null }>({ ready: false, draft: null })
  const writer = useMemo(() => draftWriter<T>(key), [key])

  useEffect(() => {
    setKept({ ready: true, draft: readDraft<T>(key) })
    return writer.flush
  }, [key, writer])
  useEffect(() => {
    window.addEventListener('pagehide', writer.flush)
    return () => window.removeEventListener('pagehide', writer.flush)
  }, [writer])
  const clear = useCallback(() => {
    writer.clear()
    setKept({ ready: true, draft: null })
  }, [writer])

  return { ...kept, save: writer.save, clear }
}

function readDraft<T>(key: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as T | null
  } catch {
    return null
  }
}

/** Writes to the one storage of a browser that is done writing when it returns: a page that goes away waits for no other. */
function draftWriter<T>(key: string) {
  let latest: T | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  const stopWaiting = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const flush = () => {
    if (timer === null) return
    stopWaiting()
    quietly(() => localStorage.setItem(key, JSON.stringify(latest)))
  }
  const save = (draft: T) => {
    latest = draft
    stopWaiting()
    timer = setTimeout(flush, SAVE_AFTER_MS)
  }
  const clear = () => {
    stopWaiting()
    quietly(() => localStorage.removeItem(key))
  }
  return { flush, save, clear }
}

/** A browser that keeps nothing costs the draft, not the form. */
function quietly(act: () => void): void {
  try {
    act()
  } catch {
    // Refused or full.
  }
}
