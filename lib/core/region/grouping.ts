import alliance from './alliance.json'
import { ALLIANCES } from './region'

/** An ally (ISO 3166-1 alpha-2) in a bloc, and how much it counts there, above 0 and up to 1. It may count in several. */
export interface Member {
  country: string
  weight: number
}

/** A bloc as it is grouped at some time: governed data, see `lens/in-force`. */
export interface Grouping {
  /** Lower-case letters, digits and hyphens; `east` and `west` are always there, as the two compared by default. */
  code: string
  /** What the screen calls it, where it knows no word of its own for the code. */
  name: string
  members: readonly Member[]
  /** The ground for its membership. */
  basis: string
}

const BLOC_CODE = /^[a-z][a-z0-9-]{0,30}$/
const NAMES: Record<string, string> = { east: 'East', west: 'West' }

/** The groupings that ship: Bucharest Nine and Finland, and the other allies. */
export const DEFAULT_GROUPINGS: readonly Grouping[] = alliance.blocs.map(({ code, members, basis }) => ({
  code,
  name: NAMES[code] ?? code,
  members: members.map(fully),
  basis,
}))

/** All countries that are members of an alliance. */
export const ALLIES: readonly string[] = [...new Set(ALLIANCES.flatMap(({ members }) => members))].sort()

/** The countries of a bloc; none for an unknown bloc. */
export function countriesOf(groupings: readonly Grouping[], bloc: string): readonly string[] {
  return groupings.find(({ code }) => code === bloc)?.members.map(({ country }) => country) ?? []
}

/** The blocs that a country counts in, with its weight there. */
export function blocsOf(groupings: readonly Grouping[], country: string): { bloc: string; weight: number }[] {
  return groupings.flatMap(({ code, members }) => {
    const member = members.find((one) => one.country === country)
    return member && member.weight > 0 ? [{ bloc: code, weight: member.weight }] : []
  })
}

/** Whether a text can be a bloc's code. */
export function isBlocCode(text: string): boolean {
  return BLOC_CODE.test(text)
}

/** An ally that counts in one bloc alone. */
export function fully(country: string): Member {
  return { country, weight: 1 }
}
