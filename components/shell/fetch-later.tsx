'use client'
import { useEffect } from 'react'
import { useLink } from '@/components/live/use-link'
import { useRequests } from '@/components/live/use-requests'
import { fetchLater } from '@/components/ui/later'

/** A hand at work: over the screen, on it, or on the keys. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const

/**
 * Once the picture is complete and somebody is there, the parts of the screen that were not needed for it are fetched too: they are there
 * before a button is reached. A screen on a wall, which nobody touches, does without them.
 */
export function FetchLater() {
  const { phase } = useLink()
  const { fetchAhead } = useRequests()
  useEffect(() => {
    if (phase !== 'complete') return
    const ended = new AbortController()
    const fetchOnce = () => {
      ended.abort()
      fetchLater()
      fetchAhead()
    }
    for (const sign of SIGNS) window.addEventListener(sign, fetchOnce, { capture: true, passive: true, signal: ended.signal })
    return () => ended.abort()
  }, [phase, fetchAhead])
  return null
}
