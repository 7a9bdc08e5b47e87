'use client'
import { type ReactNode, useSyncExternalStore } from 'react'

interface ToastText {
  title: ReactNode
  text?: ReactNode
  /** `act` stays until it is closed. */
  tone?: 'info' | 'act'
  action?: { label: string; onClick: () => void }
}

let toasts: readonly (ToastText & { id: number })[] = []
let nextId = 1
const listeners = new Set<() => void>()
const NONE: typeof toasts = []

function set(next: typeof toasts): void {
  toasts = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells briefly what happened; for what the reader did, never for the stream. */
export function toast(text: ToastText): void {
  set([...toasts.slice(-2), { ...text, id: nextId++ }])
}

/** Takes a toast away. */
export function dismiss(id: number): void {
  set(toasts.filter((one) => one.id !== id))
}

/** The toasts that stand, newest last. */
export function useToasts(): typeof toasts {
  return useSyncExternalStore(
    subscribe,
    () => toasts,
    () => NONE,
  )
}
