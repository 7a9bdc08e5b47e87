'use client'

import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { type InForce, inForceAt, type Side, type Sides, sideOf, withDraft } from '@/lib/core/lens/in-force'
import { readSides, writeSides } from '@/lib/core/lens/sides'
import type { LensHistory } from '@/lib/engine/messages'
import type { TriedDraft } from './engine-client'
import { useLive } from './live-context'
import { useTopic } from './use-topic'
import { useUrlState } from './use-url-state'

/** Every version of the lenses, and the ways to try a draft on this screen alone. */
export interface LensesState extends LensHistory {
  /** What is tried; null where all is as it is in force. */
  draft: TriedDraft | null
  /** Tries a draft at once, before anybody approved it; may be called as fast as a slider moves. */
  tryDraft: (draft: TriedDraft | null) => void
}

export function useLenses(): LensesState {
  const { engine } = useLive()
  const { revision, history } = useTopic(engine.lenses)
  const draft = useTopic(engine.draft)
  return { revision, history, draft, tryDraft: engine.tryDraft }
}

/** What is in force at a moment (milliseconds since 1970), with the draft that is tried. */
export function useInForce(at: number): InForce {
  const { history, draft } = useLenses()
  return useMemo(() => {
    const state = inForceAt(history, at)
    return draft ? withDraft(state, draft) : state
  }, [history, draft, at])
}

/** The two sides that the address asks for, and the way to ask for others. */
export function useSides(): [Sides, (sides: Sides) => void] {
  const [text, setText] = useUrlState('sides')
  const sides = useMemo(() => readSides(text), [text])
  const setSides = useCallback((next: Sides) => setText(writeSides(next)), [setText])
  return [sides, setSides]
}

/** The two sides that the picture on screen compares; those asked for until there is one. */
export function useShownSides(): Sides {
  const { picture } = useLive().engine
  const [asked] = useSides()
  // As text: not every picture that comes has others.
  const shown = useSyncExternalStore(
    picture.subscribe,
    () => picture.get()?.lenses.sides.join(),
    () => undefined,
  )
  return useMemo(() => (shown === undefined ? asked : readSides(shown)), [shown, asked])
}

/** The two sides of a picture with the lenses that they rest on. */
export interface SideParts {
  sides: [Side, Side]
  blocs: InForce['blocs']
  /** Moment of the scores, milliseconds since 1970. */
  at: number
  /** Whether a draft that nobody approved is among them. */
  isDraft: boolean
}

/** What the picture on screen was scored with; null before the first. */
export function useSideParts(): SideParts | null {
  const { picture } = useLive().engine
  const at = useSyncExternalStore(
    picture.subscribe,
    () => picture.get()?.at ?? null,
    () => null,
  )
  const [first, second] = useShownSides()
  const state = useInForce(at ?? Number.POSITIVE_INFINITY)
  const { draft } = useLenses()
  return useMemo(() => {
    const [east, west] = [sideOf(state, first), sideOf(state, second)]
    return at !== null && east && west ? { sides: [east, west], blocs: state.blocs, at, isDraft: draft !== null } : null
  }, [state, first, second, at, draft])
}
