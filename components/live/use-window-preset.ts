'use client'

import { useCallback } from 'react'
import { clockOf, momentWindow } from '@/lib/core/replay'
import { presetLength, presetOf, presetWindow, type WindowPreset } from '@/lib/core/time-window'
import { useMoment } from './use-moment'
import { usePicture } from './use-picture'
import { useQuery } from './use-query'

/** The window of time by its name, null where it has none, and the way to choose one. In a replay it ends at the replay's moment. */
export function useWindowPreset(): [WindowPreset | null, (preset: WindowPreset) => void] {
  const { query, setQuery } = useQuery()
  const { at, setMoment } = useMoment()
  const now = usePicture()?.at
  const clock = clockOf(query)
  const choose = useCallback(
    (preset: WindowPreset) => {
      if (at === null) setQuery(presetWindow(preset, Date.now()))
      else setMoment(at, momentWindow(at, clock, presetLength(preset)))
    },
    [at, clock, setQuery, setMoment],
  )
  if (at !== null) return [presetOf({ from: query.from, to: null }, at), choose]
  return [now === undefined ? null : presetOf(query, now), choose]
}
