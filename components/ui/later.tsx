'use client'
import { type ComponentType, lazy, type ReactNode, Suspense, useState, useSyncExternalStore } from 'react'

const waiting: (() => Promise<unknown>)[] = []

/** A part of the screen whose script the first view does without: fetched when it is first shown, or ahead of that by `fetchLater`. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, fallback: ReactNode = null): ComponentType<P> {
  const Part = laterWithin(load)
  return function Later(props: P) {
    return (
      <Suspense fallback={fallback}>
        <Part {...props} />
      </Suspense>
    )
  }
}

/** As `later`, for a part that needs a window: the server renders its `fallback`. */
export function laterInBrowser<P extends object>(load: () => Promise<ComponentType<P>>, fallback: ReactNode): ComponentType<P> {
  const Part = later(load, fallback)
  return function LaterInBrowser(props: P) {
    const here = useSyncExternalStore(
      () => () => undefined,
      () => true,
      () => false,
    )
    return here ? <Part {...props} /> : fallback
  }
}

/** As `later`, for a place whose own Suspense says what stands there meanwhile. */
export function laterWithin<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | null = null
  const fetchPart = async () => {
    loaded = await load()
    return { default: loaded }
  }
  waiting.push(fetchPart)
  const Fetched = lazy(fetchPart) as unknown as ComponentType<P>
  return function LaterWithin(props: P) {
    // What is there already is shown at once; what is shown stays the same part.
    const [Part] = useState(() => loaded ?? Fetched)
    return <Part {...props} />
  }
}

/** Fetches what waits, so that it is there at once, and without a network. */
export function fetchLater(): void {
  // What cannot be fetched now is tried again when it is shown.
  for (const fetchPart of waiting.splice(0)) fetchPart().catch(() => undefined)
}
