'use client'
import { useMemo } from 'react'
import type { TriedDraft } from '@/components/live/engine-client'
import { useLenses } from '@/components/live/use-lenses'
import { useRegionNames } from '@/components/ui/region-name'
import { type InForce, inForceAt } from '@/lib/core/lens/in-force'
import { ALLIES, blocsOf, type Grouping } from '@/lib/core/region/grouping'

/** The groupings on the desk: every change is tried on this screen at once, and on no other. */
export interface BlocEdit {
  /** What is in force, to say who submitted a lens. */
  state: InForce
  groupings: readonly Grouping[]
  version: number
  /** The saved draft that is edited here. */
  saved: TriedDraft['saved']
  isChanged: boolean
  /** Names of the allies that count nowhere: such groupings cannot be approved. */
  alone: string[]
  setWeight: (bloc: string, country: string, weight: number) => void
  replace: (groupings: readonly Grouping[]) => void
  reset: () => void
}

export function useBlocEdit(): BlocEdit {
  const { history, draft, tryDraft } = useLenses()
  const names = useRegionNames()
  const state = useMemo(() => inForceAt(history, Number.POSITIVE_INFINITY), [history])
  const base = state.blocs.body
  const groupings = draft?.subject === 'blocs' ? (draft.body as readonly Grouping[]) : base
  const saved = draft?.subject === 'blocs' ? draft.saved : undefined
  const replace = (next: readonly Grouping[]) =>
    tryDraft(!saved && JSON.stringify(next) === JSON.stringify(base) ? null : { subject: 'blocs', body: next, ...(saved && { saved }) })
  return {
    state,
    groupings,
    version: state.blocs.version,
    saved,
    isChanged: groupings !== base,
    alone: ALLIES.filter((ally) => blocsOf(groupings, ally).length === 0).map(names.country),
    setWeight: (bloc, country, weight) => replace(groupings.map((one) => (one.code === bloc ? weighed(one, country, weight) : one))),
    replace,
    reset: () => tryDraft(null),
  }
}

/** A bloc with an ally that counts so much in it; 0 takes it out. Members stand by their codes. */
function weighed(bloc: Grouping, country: string, weight: number): Grouping {
  const others = bloc.members.filter((member) => member.country !== country)
  const members = weight > 0 ? [...others, { country, weight }] : others
  return { ...bloc, members: [...members].sort((a, b) => (a.country < b.country ? -1 : 1)) }
}
