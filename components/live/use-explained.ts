'use client'

import { useMemo } from 'react'
import type { Incident } from '@/lib/core/incident'
import type { Comparison } from '@/lib/core/lens/comparison'
import { flipOf } from '@/lib/core/lens/flip'
import { compileSide } from '@/lib/core/lens/in-force'
import { agreementClass, explain, factsOf } from '@/lib/core/lens/score'
import type { Explained } from '@/lib/wire/protocol'
import { sideView, versionView } from '@/lib/wire/side-view'
import { type SideParts, useSideParts } from './use-lenses'

/** The two lenses and the moment that the picture on screen is scored with, the draft that is tried among them; null before the first picture. */
export function useComparedLenses(): Comparison | null {
  const parts = useSideParts()
  return useMemo(() => parts && comparisonOf(parts), [parts])
}

/** An incident's scores under both sides of the picture on screen, taken apart by criterion. */
export function useExplained(incident: Incident | null): Explained | null {
  const parts = useSideParts()
  const compared = useComparedLenses()
  return useMemo(() => (incident && parts && compared ? explainUnder(incident, parts, compared) : null), [incident, parts, compared])
}

function comparisonOf({ sides: [first, second], blocs, at }: SideParts): Comparison {
  return { east: compileSide(first, blocs.body), west: compileSide(second, blocs.body), at }
}

function explainUnder(incident: Incident, { sides: [first, second], blocs }: SideParts, compared: Comparison): Explained {
  const facts = factsOf(incident)
  const { east, west, at } = compared
  const [inEast, inWest] = [explain(east, facts, at), explain(west, facts, at)]
  return {
    at: new Date(at).toISOString(),
    east: { ...inEast, side: sideView(first) },
    west: { ...inWest, side: sideView(second) },
    blocs: versionView(blocs),
    divergence: inEast.score - inWest.score,
    agreement: agreementClass(inEast.score, inWest.score, east.highFrom, west.highFrom),
    flip: flipOf(compared, facts),
  }
}
