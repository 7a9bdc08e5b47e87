'use client'
import { useCallback, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
const memory = new Map<string, string>()

function read(key: string): string | null {
  const held = memory.get(key)
  if (held !== undefined) return held
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  memory.set(key, value)
  try {
    localStorage.setItem(key, value)
  } catch {
    // Storage is refused or full: the choice holds until the page closes.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** A small choice that this browser remembers under `key`; `fallback` until one is made, and on the server. */
export function useRemembered<T extends string>(key: string, fallback: T): [T, (value: T) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => (read(`meridian:${key}`) ?? fallback) as T,
    () => fallback,
  )
  return [value, useCallback((next: T) => write(`meridian:${key}`, next), [key])]
}
