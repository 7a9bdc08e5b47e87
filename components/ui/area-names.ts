'use client'
import { useSyncExternalStore } from 'react'

type Names = ReadonlyMap<string, string>

const NONE: Names = new Map()
let names = NONE
let asked = false
const listeners = new Set<() => void>()

/** Asks once for the names; what did not come is asked for again when the network returns. */
async function ask(): Promise<void> {
  if (asked) return
  asked = true
  try {
    const answer = await fetch('/geo/area-names.json')
    if (!answer.ok) throw new Error(`the names of areas: ${answer.status}`)
    names = new Map(Object.entries((await answer.json()) as Record<string, string>))
    for (const listener of listeners) listener()
  } catch {
    asked = false
    window.addEventListener('online', ask, { once: true })
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  void ask()
  return () => listeners.delete(listener)
}

/** What areas (ISO 3166-2) are called at home, by their code; none until they are fetched. */
export function useAreaNames(): Names {
  return useSyncExternalStore(
    subscribe,
    () => names,
    () => NONE,
  )
}
