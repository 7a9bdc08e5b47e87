'use client'
import { useEffect } from 'react'
import { useLink } from '@/components/live/use-link'
import { fetchLater } from '@/components/ui/later'

/** Once the picture is complete, the parts of the screen that were not needed for it are fetched too. */
export function FetchLater() {
  const { phase } = useLink()
  useEffect(() => {
    if (phase === 'complete') fetchLater()
  }, [phase])
  return null
}
