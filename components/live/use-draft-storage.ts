'use client'

import { useCallback, useEffect, useMemo, useState } from 'react'
import { localStore } from './local-store'
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
  const person = useSession().id
  const [kept, setKept] = useState<{ ready: boolean; draft: T | null }>({ ready: false, draft: null })
  const writer = useMemo(() => draftWriter<T>(person, name), [person, name])

  useEffect(() => {
    let gone = false
    readDraft<T>(person, name).then((draft) => gone || setKept({ ready: true, draft }))
    return () => {
      gone = true
      writer.flush()
    }
  }, [person, name, writer])
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

async function readDraft<T>(person: string, name: string): Promise<T | null> {
  try {
    const held = await (await localStore()).get('drafts', [person, name])
    return (held?.draft as T | undefined) ?? null
  } catch {
    return null
  }
}

function draftWriter<T>(person: string, name: string) {
  let latest: T | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  // A browser that keeps nothing costs the draft, not the form.
  const quiet = () => undefined
  const flush = () => {
    if (timer === null) return
    clearTimeout(timer)
    timer = null
    const draft = latest
    localStore()
      .then((store) => store.put('drafts', { person, name, draft }), quiet)
      .catch(quiet)
  }
  const save = (draft: T) => {
    latest = draft
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(flush, SAVE_AFTER_MS)
  }
  const clear = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    localStore()
      .then((store) => store.delete('drafts', [person, name]), quiet)
      .catch(quiet)
  }
  return { flush, save, clear }
}
