'use client'
import { useMemo, useRef, useState } from 'react'
import type { TriedDraft } from '@/components/live/engine-client'
import { useLenses } from '@/components/live/use-lenses'
import { EAST_LENS } from '@/lib/core/lens/defaults'
import { type Holder, partsOf } from '@/lib/core/lens/holder'
import { type InForce, inForceAt, latestOf, withDraft } from '@/lib/core/lens/in-force'
import { differencesOf, type LeafPath, leafOf, withLeaf } from '@/lib/core/lens/leaves'
import type { Criterion, Lens } from '@/lib/core/lens/lens'
import { setWeight } from '@/lib/core/lens/weights'
import { blocsOf } from '@/lib/core/region/grouping'

/** A lens on the desk: every change is tried on this screen at once, and on no other. */
export interface LensEdit {
  holder: Holder
  /** Takes another lens onto the desk; what was changed of this one is let go. */
  choose: (holder: Holder) => void
  lens: Lens
  /** What is in force for the holder; where it has none of its own, what it inherits. */
  base: Lens
  /** The latest version, from which a change is made; 0 where there never was one. */
  version: number
  /** Whether the ally's own lens is to be taken back: then `lens` is what it would inherit. */
  isTakenBack: boolean
  /** Takes the ally's own lens back; null where there is none, and for a bloc. */
  takeBack: (() => void) | null
  /** The saved draft that is edited here. */
  saved: TriedDraft['saved']
  isChanged: boolean
  change: (path: LeafPath, value: number | undefined) => void
  replace: (lens: Lens) => void
  /** Null where there is nothing to take back. */
  undo: (() => void) | null
}

/** Moves of one slider within this time are taken back at once, milliseconds. */
const ONE_MOVE_MS = 1500
const MOST_KEPT = 200

/** What is on the desk is the draft that the engine tries: it stays while one looks at the map, and after a way back. */
export function useLensEdit(): LensEdit {
  const { history, draft, tryDraft } = useLenses()
  const state = useMemo(() => inForceAt(history, Number.POSITIVE_INFINITY), [history])
  const tried = draft && draft.subject !== 'blocs' ? { holder: draft.subject, body: draft.body as Lens | null } : null
  const [chosen, setChosen] = useState<Holder>(tried?.holder ?? 'bloc:east')
  const [past, setPast] = useState<Lens[]>([])
  const last = useRef({ key: '', at: 0 })
  const holder = tried?.holder ?? chosen
  const base = useMemo(() => lensOf(state, holder), [state, holder])
  const isTakenBack = tried?.body === null
  const lens = useMemo(
    () => (isTakenBack ? lensOf(withDraft(state, { subject: holder, body: null }), holder) : (tried?.body ?? base)),
    [isTakenBack, state, holder, tried?.body, base],
  )
  const saved = tried ? draft?.saved : undefined

  const put = (next: Lens | null) =>
    tryDraft(!saved && next !== null && isSame(next, base) ? null : { subject: holder, body: next, ...(saved && { saved }) })
  const keep = (key: string) => {
    const now = Date.now()
    const goesOn = key !== '' && last.current.key === key && now - last.current.at < ONE_MOVE_MS
    last.current = { key, at: now }
    if (!goesOn) setPast((before) => [...before.slice(-MOST_KEPT), lens])
  }
  return {
    holder,
    choose: (next) => {
      setChosen(next)
      setPast([])
      tryDraft(null)
    },
    lens,
    base,
    version: latestOf(history, holder)?.version ?? 0,
    isTakenBack,
    takeBack:
      isTakenBack || partsOf(holder).sort === 'bloc' || !state.lenses.has(holder)
        ? null
        : () => {
            keep('')
            put(null)
          },
    saved,
    isChanged: isTakenBack || !isSame(lens, base),
    change: (path, value) => {
      if (leafOf(lens, path) === value) return
      keep(path.join())
      put(changed(lens, path, value))
    },
    replace: (next) => {
      keep('')
      put(next)
    },
    undo:
      past.length === 0
        ? null
        : () => {
            last.current = { key: '', at: 0 }
            setPast(past.slice(0, -1))
            put(past.at(-1) as Lens)
          },
  }
}

/** The lens of a holder as a start for another: its own, or that of the first bloc it counts in. */
export function lensOf({ lenses, blocs }: InForce, holder: Holder): Lens {
  const own = lenses.get(holder)
  if (own) return own.body
  const { sort, code } = partsOf(holder)
  const [bloc] = sort === 'ally' ? blocsOf(blocs.body, code) : []
  return (bloc && lenses.get(`bloc:${bloc.bloc}`)?.body) ?? EAST_LENS
}

function changed(lens: Lens, path: LeafPath, value: number | undefined): Lens {
  if (path[0] !== 'weights' || value === undefined) return withLeaf(lens, path, value)
  return { ...lens, weights: setWeight(lens.weights, path[1] as Criterion, value) }
}

function isSame(one: Lens, other: Lens): boolean {
  return one.basis === other.basis && one.illustrative === other.illustrative && differencesOf(one, other).length === 0
}
