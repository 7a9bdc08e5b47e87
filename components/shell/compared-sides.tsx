'use client'
import { type ReactNode, useMemo } from 'react'
import { useBlocs } from '@/components/live/use-blocs'
import { useShownSides } from '@/components/live/use-lenses'
import { namesOf } from '@/components/ui/groupings'
import { SidesProvider } from '@/components/ui/side-names'

/** Tells everything inside which sides the picture compares and which blocs there are, so that words take their names. */
export function ComparedSides({ children }: { children: ReactNode }) {
  const sides = useShownSides()
  const { groupings, known } = useBlocs()
  const names = useMemo(() => namesOf(known), [known])
  return (
    <SidesProvider sides={sides} groupings={groupings} blocNames={names}>
      {children}
    </SidesProvider>
  )
}
