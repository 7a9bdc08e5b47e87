'use client'
import { useEffect, useEffectEvent } from 'react'
import { TEXT_FIELDS } from '@/components/ui/text-fields'

interface StepKeys {
  /** -1 for `[`, 1 for `]`. */
  step: (direction: -1 | 1) => void
  /** `p`. */
  play: () => void
}

/** The keys of the timeline, unless they are being typed into something. */
export function useStepKeys({ step, play }: StepKeys): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const typing = event.target instanceof Element && event.target.closest(`form,${TEXT_FIELDS},[role="dialog"],[role="listbox"]`)
    // On many keyboards the brackets are made with AltGr, which reads as Ctrl and Alt together.
    if (typing || event.defaultPrevented || event.metaKey || event.ctrlKey !== event.altKey) return
    if (event.key === '[') step(-1)
    if (event.key === ']') step(1)
    if (event.key === 'p' && !event.altKey) play()
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => hear(event)
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
