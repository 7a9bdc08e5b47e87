'use client'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { type Holder, partsOf } from '@/lib/core/lens/holder'
import { DEFAULT_SIDES, type Sides } from '@/lib/core/lens/in-force'
import { DEFAULT_GROUPINGS, type Grouping } from '@/lib/core/region/grouping'
import { useRegionNames } from './region-name'

/** What the screen calls the two sides compared: the first (`east` in code, orange) and the second (`west`, purple). */
interface SideNames {
  east: string
  west: string
  /** Names a holder: a bloc by the word for it or by its own name, an ally by its country. */
  nameOf: (holder: Holder) => string
}

interface Compared {
  sides: Sides
  groupings: readonly Grouping[]
}

const SidesContext = createContext<Compared>({ sides: DEFAULT_SIDES, groupings: DEFAULT_GROUPINGS })

/** Says which sides are compared inside; without it they are East and West. */
export function SidesProvider({ sides, groupings, children }: Compared & { children: ReactNode }) {
  const value = useMemo(() => ({ sides, groupings }), [sides, groupings])
  return <SidesContext value={value}>{children}</SidesContext>
}

/** The names of the sides, in the reader's language. */
export function useSideNames(): SideNames {
  const { sides, groupings } = useContext(SidesContext)
  const names = useRegionNames()
  const words = useTranslations('words.bloc')
  return useMemo(() => {
    const nameOf = (holder: Holder) => {
      const { sort, code } = partsOf(holder)
      if (sort === 'ally') return names.country(code)
      return code === 'east' || code === 'west' ? words(code) : (groupings.find((one) => one.code === code)?.name ?? code)
    }
    return { east: nameOf(sides[0]), west: nameOf(sides[1]), nameOf }
  }, [sides, groupings, names, words])
}
