'use client'
import { useEffect } from 'react'
import type { TechnologyCounts } from '@/lib/engine/messages'
import { useLive } from './live-context'
import { usePicture } from './use-picture'

export type { TechnologyCounts } from '@/lib/engine/messages'

/** Technologies of the picture's matches by region, counted while a part of the screen wants them; null until the first are, and where none are wanted. */
export function useTechnologies(wanted = true): TechnologyCounts | null {
  const { engine } = useLive()
  const picture = usePicture()
  useEffect(() => (wanted ? engine.wantTechnologies() : undefined), [engine, wanted])
  return wanted ? (picture?.technologies ?? null) : null
}
