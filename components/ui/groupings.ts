'use client'
import { createContext, useContext } from 'react'
import { DEFAULT_GROUPINGS, type Grouping } from '@/lib/core/region/grouping'

/** The blocs that words and choices are about. */
interface Blocs {
  /** Those in force at the moment of the picture, with those of a draft that is tried. */
  groupings: readonly Grouping[]
  /** The name of every bloc there ever was, by its code, as it is called now. */
  names: ReadonlyMap<string, string>
}

/** Where there is no picture they are those that ship. */
export const BlocsContext = createContext<Blocs>({ groupings: DEFAULT_GROUPINGS, names: namesOf(DEFAULT_GROUPINGS) })

export function useGroupings(): readonly Grouping[] {
  return useContext(BlocsContext).groupings
}

export function useBlocNames(): ReadonlyMap<string, string> {
  return useContext(BlocsContext).names
}

/** Names by code; of several blocs of one code the last. */
export function namesOf(groupings: readonly Grouping[]): ReadonlyMap<string, string> {
  return new Map(groupings.map(({ code, name }) => [code, name]))
}
