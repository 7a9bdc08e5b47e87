'use client'
import { type ReactNode, useMemo } from 'react'
import { useLenses, useShownSides } from '@/components/live/use-lenses'
import { SidesProvider } from '@/components/ui/side-names'
import { inForceAt } from '@/lib/core/lens/in-force'

/** Tells everything inside which sides the picture compares, so that words take their names. */
export function ComparedSides({ children }: { children: ReactNode }) {
  const sides = useShownSides()
  const { history } = useLenses()
  // Names are those of now, also in a picture of last week.
  const groupings = useMemo(() => inForceAt(history, Number.POSITIVE_INFINITY).blocs.body, [history])
  return (
    <SidesProvider sides={sides} groupings={groupings}>
      {children}
    </SidesProvider>
  )
}
