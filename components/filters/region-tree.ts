import { type Query, regionCountries } from '@/lib/core/query'
import { ALLIES, blocsOf, countriesOf as countriesOfBloc, type Grouping } from '@/lib/core/region/grouping'
import { ALLIANCES, areasOf, countryOfArea } from '@/lib/core/region/region'

/** The part of a query that names regions; the three lists are one field, their union. */
export type RegionQuery = Pick<Query, 'bloc' | 'country' | 'area'>

/** A node of the region tree. `other` holds countries outside the alliance. */
export interface RegionNode {
  sort: 'alliance' | 'bloc' | 'other' | 'country' | 'area'
  code: string
}

/** Matches per region code, as the picture's facets hold them. */
export type RegionCounts = Record<'country' | 'area', Record<string, number>>

/** Whether a node is chosen as a whole, in part or not at all. */
export type Chosen = 'all' | 'some' | 'none'

/** What the tree is made of beside the alliances: the blocs in force, and the countries outside the alliance that matter. */
export interface TreeGround {
  groupings: readonly Grouping[]
  others: readonly string[]
}

/** The roots of the tree: the alliances, then what lies outside. */
export const ROOTS: readonly RegionNode[] = [
  ...ALLIANCES.map((alliance): RegionNode => ({ sort: 'alliance', code: alliance.code })),
  { sort: 'other', code: 'other' },
]

/** Countries outside the alliance that have matches or are chosen. */
export function otherCountries(counts: Record<string, number>, query: RegionQuery): string[] {
  const named = [...Object.keys(counts).filter((country) => (counts[country] ?? 0) > 0), ...query.country, ...query.area.map(countryOfArea)]
  return [...new Set(named)].filter((country) => !ALLIES.includes(country))
}

/** The nodes below a node. An ally that counts in no bloc, as in a draft, stands by itself. */
export function childrenOf(node: RegionNode, ground: TreeGround): RegionNode[] {
  const { groupings, others } = ground
  const countries = (codes: readonly string[]) => codes.map((code): RegionNode => ({ sort: 'country', code }))
  switch (node.sort) {
    case 'alliance': {
      const members = countriesOf(node, ground)
      const blocs = groupings.filter((bloc) => bloc.members.some(({ country }) => members.includes(country)))
      const alone = members.filter((ally) => blocsOf(groupings, ally).length === 0)
      return [...blocs.map(({ code }): RegionNode => ({ sort: 'bloc', code })), ...countries(alone)]
    }
    case 'bloc':
      return countries(countriesOf(node, ground))
    case 'other':
      return countries(others)
    case 'country':
      return areasOf(node.code).map((area) => ({ sort: 'area', code: area.code }))
    case 'area':
      return []
  }
}

/** How far a node is chosen by a query. */
export function chosen(node: RegionNode, query: RegionQuery, ground: TreeGround): Chosen {
  const whole = wholeCountries(query, ground)
  switch (node.sort) {
    case 'area':
      return whole.has(countryOfArea(node.code)) || query.area.includes(node.code) ? 'all' : 'none'
    case 'country':
      if (whole.has(node.code)) return 'all'
      return query.area.some((area) => countryOfArea(area) === node.code) ? 'some' : 'none'
    default: {
      const states = countriesOf(node, ground).map((code) => chosen({ sort: 'country', code }, query, ground))
      if (states.length > 0 && states.every((state) => state === 'all')) return 'all'
      return states.some((state) => state !== 'none') ? 'some' : 'none'
    }
  }
}

/**
 * The query after a click on a node: chosen as a whole it is given up, else it is chosen as a whole. What is left is
 * written in its shortest form: a bloc for all its members, a country instead of its areas.
 */
export function toggle(node: RegionNode, query: RegionQuery, ground: TreeGround): RegionQuery {
  const give = chosen(node, query, ground) === 'all'
  const whole = wholeCountries(query, ground)
  const areas = new Set(query.area.filter((area) => !whole.has(countryOfArea(area))))
  if (node.sort === 'area') toggleArea(node.code, give, whole, areas)
  else
    for (const country of countriesOf(node, ground)) {
      if (give) whole.delete(country)
      else whole.add(country)
      for (const area of [...areas]) if (countryOfArea(area) === country) areas.delete(area)
    }
  return shortest(whole, areas, [node.code, ...query.bloc], ground)
}

/** The count of a node, from the picture's facets. */
export function countOf(node: RegionNode, facets: RegionCounts, ground: TreeGround): number {
  if (node.sort === 'area') return facets.area[node.code] ?? 0
  if (node.sort === 'country') return facets.country[node.code] ?? 0
  return countriesOf(node, ground).reduce((sum, country) => sum + (facets.country[country] ?? 0), 0)
}

/** Each once, also where a country counts in several blocs. */
function countriesOf(node: RegionNode, { groupings, others }: TreeGround): readonly string[] {
  if (node.sort === 'country') return [node.code]
  if (node.sort === 'other') return others
  if (node.sort === 'bloc') return countriesOfBloc(groupings, node.code)
  return ALLIANCES.find(({ code }) => code === node.code)?.members ?? []
}

function wholeCountries(query: RegionQuery, { groupings }: TreeGround): Set<string> {
  return regionCountries(query, groupings)
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

/**
 * Whole blocs first, the largest before the others, each only for countries that no bloc before it names; of blocs of
 * one size those that were asked for by name.
 */
function shortest(
  whole: ReadonlySet<string>,
  areas: ReadonlySet<string>,
  asked: readonly string[],
  { groupings }: TreeGround,
): RegionQuery {
  const blocs = groupings
    .map(({ code }) => ({ code, countries: countriesOfBloc(groupings, code) }))
    .filter(({ countries }) => countries.length > 0 && countries.every((country) => whole.has(country)))
    .sort((a, b) => b.countries.length - a.countries.length || Number(asked.includes(b.code)) - Number(asked.includes(a.code)))
  const covered = new Set<string>()
  const named = new Set<string>()
  for (const { code, countries } of blocs) {
    if (countries.every((country) => covered.has(country))) continue
    named.add(code)
    for (const country of countries) covered.add(country)
  }
  return {
    bloc: groupings.map(({ code }) => code).filter((code) => named.has(code)),
    country: [...whole].filter((country) => !covered.has(country)).sort(),
    area: [...areas].sort(),
  }
}
