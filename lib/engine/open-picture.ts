import { CLASSES } from '../core/lens/lens'
import { AREAS, COUNTRIES } from '../core/region/region'
import type { PackedPicture, Picture, RegionLoad } from './messages'
import { onDemand } from './on-demand'
import { FIRST_AREA, FIRST_MATCH, LOAD_WIDTH, MATCH_WIDTH, type RegionColumns } from './region-columns'

const AREA_CODES = AREAS.map(({ code }) => code)

/** A picture as the screen reads it: what it says of regions is made into objects when somebody looks, and then once. */
export function openPicture({ regions, facets, ...numbers }: PackedPicture): Picture {
  const countries = onDemand(() => loadsOf(regions, COUNTRIES, 1))
  const areas = onDemand(() => loadsOf(regions, AREA_CODES, FIRST_AREA))
  const quiet = onDemand(() => quietOf(regions))
  const country = onDemand(() => anywhereOf(regions, COUNTRIES, 1))
  const area = onDemand(() => anywhereOf(regions, AREA_CODES, FIRST_AREA))
  return {
    ...numbers,
    get countries() {
      return countries()
    },
    get areas() {
      return areas()
    },
    get quiet() {
      return quiet()
    },
    facets: {
      ...facets,
      get country() {
        return country()
      },
      get area() {
        return area()
      },
    },
  }
}

/** The regions from a code on with at least one match. */
function loadsOf({ loads, matches }: RegionColumns, names: readonly string[], first: number): RegionLoad[] {
  return names.flatMap((region, at) => {
    const points = (first + at) * MATCH_WIDTH + FIRST_MATCH
    const others = points + CLASSES.length
    const classes = CLASSES.map((_, group) => (matches[points + group] as number) + (matches[others + group] as number))
    const count = sum(classes)
    if (count === 0) return []
    const [east, west] = [loads[(first + at) * LOAD_WIDTH] as number, loads[(first + at) * LOAD_WIDTH + 1] as number]
    return { region, count, east, west, classes, unpointed: sum(matches.subarray(others, others + CLASSES.length)) }
  })
}

function quietOf(regions: RegionColumns): string[] | null {
  const { held } = regions
  return held && [...COUNTRIES, ...AREA_CODES].filter((_, at) => held[at + 1] !== 0 && countOf(regions, at + 1) === 0)
}

/** Counts by name over what fails at most the region filter; what is zero is left out. */
function anywhereOf(regions: RegionColumns, names: readonly string[], first: number): Record<string, number> {
  const counts = names.map((name, at) => [name, countOf(regions, first + at) + (regions.missed[first + at] as number)] as const)
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

function countOf({ matches }: RegionColumns, code: number): number {
  return sum(matches.subarray(code * MATCH_WIDTH + FIRST_MATCH, (code + 1) * MATCH_WIDTH))
}

function sum(list: Iterable<number>): number {
  let total = 0
  for (const value of list) total += value
  return total
}
