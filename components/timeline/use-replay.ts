'use client'
import { useEffect, useEffectEvent, useState } from 'react'
import { useMoment } from '@/components/live/use-moment'
import { usePicture } from '@/components/live/use-picture'
import { useQuery } from '@/components/live/use-query'
import { useRemembered } from '@/components/ui/use-remembered'
import {
  clockOf,
  isAtEnd,
  lengthOf,
  momentWindow,
  presentWindow,
  type ReplayClock,
  type ReplayPace,
  type ReplayStep,
  stepMoment,
} from '@/lib/core/replay'
import type { Span } from './brush'
import { replaySpan } from './replay-span'

/** The replay as the address has it, and its player. Only one part of the screen may hold it: it is what plays. */
export interface Replay {
  /** The moment, milliseconds since 1970; null while the picture is that of now. */
  at: number | null
  clock: ReplayClock
  span: Span
  playing: boolean
  step: ReplayStep
  pace: ReplayPace
  loop: boolean
  open: () => void
  /** Back to now, with a window of the same length. */
  close: () => void
  /** Plays on, from the start where it stands at the end; or stops. Opens the replay where it is closed. */
  toggle: () => void
  move: (direction: -1 | 1) => void
  seek: (at: number) => void
  setClock: (clock: ReplayClock) => void
  setStep: (step: ReplayStep) => void
  setPace: (pace: ReplayPace) => void
  setLoop: (loop: boolean) => void
}

export function useReplay(): Replay {
  const { query } = useQuery()
  const { at, setMoment, settle } = useMoment()
  const picture = usePicture()
  const [step, setStep] = useRemembered<ReplayStep>('replay-step', '1d')
  const [pace, setPace] = useRemembered<ReplayPace>('replay-pace', '2')
  const [loop, setLoop] = useRemembered<'on' | 'off'>('replay-loop', 'off')
  const [playing, setPlaying] = useState(false)
  const clock = clockOf(query)
  const span = replaySpan(picture, clock, Date.now())

  const show = (next: number, on: ReplayClock, asPlaying = false) =>
    setMoment(next, momentWindow(next, on, lengthOf(query, at ?? query.to ?? next)), asPlaying)
  const open = () => {
    setPlaying(false)
    show(Math.min(span[1], query.knownBefore ?? query.to ?? span[1]), clock)
  }
  const stop = () => {
    setPlaying(false)
    settle()
  }
  const tick = useEffectEvent(() => {
    // The next moment waits until this one is on screen: a slow machine plays slower and leaves nothing out.
    if (at === null || picture?.at !== at) return
    const ended = isAtEnd(at, step, span)
    if (ended && loop !== 'on') return stop()
    show(stepMoment(ended ? span[0] : at, step, 1, span), clock, true)
  })
  const closed = at === null
  useEffect(() => {
    if (!playing || closed) return
    const timer = setInterval(() => tick(), 1000 / Number(pace))
    return () => clearInterval(timer)
  }, [playing, pace, closed])
  useEffect(() => settle, [settle])

  return {
    ...{ at, clock, span, playing: playing && !closed, step, pace, loop: loop === 'on', open, setStep, setPace },
    close: () => {
      setPlaying(false)
      if (at !== null) setMoment(null, presentWindow(query, at, Date.now()))
    },
    toggle: () => {
      if (playing && !closed) return stop()
      if (at === null || isAtEnd(at, step, span)) show(stepMoment(span[0], step, 1, span), clock)
      setPlaying(true)
    },
    move: (direction) => {
      setPlaying(false)
      if (at !== null) show(stepMoment(at, step, direction, span), clock)
    },
    seek: (next) => show(Math.min(span[1], Math.max(span[0], next)), clock),
    setClock: (next) => {
      if (at === null) return
      const [start, end] = replaySpan(picture, next, Date.now())
      show(Math.min(end, Math.max(start, at)), next)
    },
    setLoop: (next) => setLoop(next ? 'on' : 'off'),
  }
}
