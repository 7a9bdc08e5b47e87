'use client'
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { PartMissing } from './part-missing'

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
    return loaded
  }
  waiting.push(fetchPart)
  // A part that cannot be fetched fails in its own place, and may be had later: all else stays as it is.
  const fetchOrSay = async () => ({ default: await fetchPart().catch(() => Missing) })
  let Fetched = lazy(fetchOrSay) as unknown as ComponentType<P>
  function Missing(props: P) {
    const [Part, setPart] = useState<ComponentType<P> | null>(null)
    const retry = () =>
      fetchPart().then(
        (part) => setPart(() => part),
        () => undefined,
      )
    const onOnline = useEffectEvent(retry)
    useEffect(() => {
      // The next that is shown tries anew.
      Fetched = lazy(fetchOrSay) as unknown as ComponentType<P>
      const ended = new AbortController()
      window.addEventListener('online', () => onOnline(), { signal: ended.signal })
      return () => ended.abort()
    }, [])
    return Part ? <Part {...props} /> : <PartMissing onRetry={retry} />
  }
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
