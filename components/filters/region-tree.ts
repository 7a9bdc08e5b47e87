import type { Query } from '@/lib/core/query'
import { ALLIANCES, areasOf, BLOCS, countryOfArea, membersOf } from '@/lib/core/region/region'

/** The part of a query that names regions; the three lists are one field, their union. */
export type RegionQuery = Pick<Query, 'bloc' | 'country' | 'area'>

/** A node of the region tree. `other` holds countries outside the alliance. */
export interface RegionNode {
  sort: 'alliance' | 'bloc' | 'other' | 'country' | 'area'
  code: string
}

/** Matches per region code, as the picture's facets hold them. */
export type RegionCounts = Record<'bloc' | 'country' | 'area', Record<string, number>>

/** Whether a node is chosen as a whole, in part or not at all. */
export type Chosen = 'all' | 'some' | 'none'

const ALLIES = new Set(BLOCS.flatMap((bloc) => bloc.members))

/** The roots of the tree: the alliances, then what lies outside. */
export const ROOTS: readonly RegionNode[] = [
  ...ALLIANCES.map((alliance): RegionNode => ({ sort: 'alliance', code: alliance.code })),
  { sort: 'other', code: 'other' },
]

/** Countries outside the alliance that have matches or are chosen. */
export function otherCountries(counts: Record<string, number>, query: RegionQuery): string[] {
  const named = [...Object.keys(counts).filter((country) => (counts[country] ?? 0) > 0), ...query.country, ...query.area.map(countryOfArea)]
  return [...new Set(named)].filter((country) => !ALLIES.has(country))
}

/** The nodes below a node; `others` are the countries outside the alliance. */
export function childrenOf(node: RegionNode, others: readonly string[]): RegionNode[] {
  switch (node.sort) {
    case 'alliance':
      return BLOCS.filter((bloc) => bloc.alliance === node.code).map((bloc) => ({ sort: 'bloc', code: bloc.code }))
    case 'bloc':
      return (membersOf(node.code) ?? []).map((code) => ({ sort: 'country', code }))
    case 'other':
      return others.map((code) => ({ sort: 'country', code }))
    case 'country':
      return areasOf(node.code).map((area) => ({ sort: 'area', code: area.code }))
    case 'area':
      return []
  }
}

/** How far a node is chosen by a query. */
export function chosen(node: RegionNode, query: RegionQuery, others: readonly string[]): Chosen {
  const whole = wholeCountries(query)
  switch (node.sort) {
    case 'area':
      return whole.has(countryOfArea(node.code)) || query.area.includes(node.code) ? 'all' : 'none'
    case 'country':
      if (whole.has(node.code)) return 'all'
      return query.area.some((area) => countryOfArea(area) === node.code) ? 'some' : 'none'
    default: {
      const countries = countriesOf(node, others)
      const states = countries.map((code) => chosen({ sort: 'country', code }, query, others))
      if (states.length > 0 && states.every((state) => state === 'all')) return 'all'
      return states.some((state) => state !== 'none') ? 'some' : 'none'
    }
  }
}

/**
 * The query after a click on a node: chosen as a whole it is given up, else it is chosen as a whole. What is left is
 * written in its shortest form: a bloc for all its members, a country instead of its areas.
 */
export function toggle(node: RegionNode, query: RegionQuery, others: readonly string[]): RegionQuery {
  const give = chosen(node, query, others) === 'all'
  const whole = wholeCountries(query)
  const areas = new Set(query.area.filter((area) => !whole.has(countryOfArea(area))))
  if (node.sort === 'area') toggleArea(node.code, give, whole, areas)
  else
    for (const country of countriesOf(node, others)) {
      if (give) whole.delete(country)
      else whole.add(country)
      for (const area of [...areas]) if (countryOfArea(area) === country) areas.delete(area)
    }
  return shortest(whole, areas)
}

/** The count of a node, from the picture's facets. */
export function countOf(node: RegionNode, facets: RegionCounts, others: readonly string[]): number {
  if (node.sort === 'area') return facets.area[node.code] ?? 0
  if (node.sort === 'country') return facets.country[node.code] ?? 0
  return countriesOf(node, others).reduce((sum, country) => sum + (facets.country[country] ?? 0), 0)
}

function countriesOf(node: RegionNode, others: readonly string[]): readonly string[] {
  if (node.sort === 'country') return [node.code]
  if (node.sort === 'other') return others
  if (node.sort === 'bloc') return membersOf(node.code) ?? []
  return BLOCS.filter((bloc) => bloc.alliance === node.code).flatMap((bloc) => bloc.members)
}

function wholeCountries(query: RegionQuery): Set<string> {
  return new Set([...query.country, ...query.bloc.flatMap((bloc) => membersOf(bloc) ?? [])])
}

/** Giving up one area of a whole country keeps its other areas; the last missing area makes the country whole. */
function toggleArea(area: string, give: boolean, whole: Set<string>, areas: Set<string>): void {
  const country = countryOfArea(area)
  const siblings = areasOf(country).map((one) => one.code)
  if (whole.delete(country)) for (const sibling of siblings) areas.add(sibling)
  if (give) areas.delete(area)
  else areas.add(area)
  if (!siblings.every((sibling) => areas.has(sibling))) return
  whole.add(country)
  for (const sibling of siblings) areas.delete(sibling)
}

function shortest(whole: Set<string>, areas: Set<string>): RegionQuery {
  const bloc = BLOCS.filter((one) => one.members.every((country) => whole.has(country))).map((one) => one.code)
  const covered = new Set(bloc.flatMap((code) => membersOf(code) ?? []))
  return { bloc, country: [...whole].filter((country) => !covered.has(country)).sort(), area: [...areas].sort() }
}
