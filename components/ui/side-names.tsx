'use client'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { type Holder, partsOf } from '@/lib/core/lens/holder'
import { DEFAULT_SIDES, type Sides } from '@/lib/core/lens/in-force'
import type { Grouping } from '@/lib/core/region/grouping'
import { BlocsContext } from './groupings'
import { useRegionNames } from './region-name'

/** What the screen calls the two sides compared: the first (`east` in code, orange) and the second (`west`, purple). */
interface SideNames {
  east: string
  west: string
  /** Names a holder: a bloc by the word for it or by its own name, an ally by its country. */
  nameOf: (holder: Holder) => string
}

const SidesContext = createContext<Sides>(DEFAULT_SIDES)

interface Props {
  sides: Sides
  groupings: readonly Grouping[]
  /** Names of blocs by their codes. */
  blocNames: ReadonlyMap<string, string>
  children: ReactNode
}

/** Says which sides are compared inside, and which blocs there are; without it they are East and West. */
export function SidesProvider({ sides, groupings, blocNames: names, children }: Props) {
  const blocs = useMemo(() => ({ groupings, names }), [groupings, names])
  return (
    <SidesContext value={sides}>
      <BlocsContext value={blocs}>{children}</BlocsContext>
    </SidesContext>
  )
}

/** The names of the sides, in the reader's language. */
export function useSideNames(): SideNames {
  const sides = useContext(SidesContext)
  const names = useRegionNames()
  return useMemo(() => {
    const nameOf = (holder: Holder) => {
      const { sort, code } = partsOf(holder)
      return sort === 'ally' ? names.country(code) : names.bloc(code)
    }
    return { east: nameOf(sides[0]), west: nameOf(sides[1]), nameOf }
  }, [sides, names])
}
