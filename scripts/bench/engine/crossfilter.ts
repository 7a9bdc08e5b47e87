import crossfilter from 'crossfilter2'
import { type Query, regionCountries } from '@/lib/core/query'
import { xOfLng, yOfLat } from '@/lib/engine/mercator'
import type { Contender } from './contender'
import { sampleObjects, type Thing } from './objects'
import { VIEWPORT } from './questions'

const CELLS = 256

/** crossfilter2: a dimension for each filter with its counts, loads per country, and a grid of the screen. */
export async function crossfilter2(rows: number): Promise<Contender> {
  const index = crossfilter(sampleObjects(rows))
  const words = (['kind', 'severity', 'determination', 'investigation', 'tlp'] as const).map((field) => {
    const dimension = index.dimension((thing) => thing[field])
    return { field, dimension, counts: dimension.group() }
  })
  const country = index.dimension((thing) => thing.country ?? '')
  const counts = country.group()
  // A group of a dimension that nobody filters by sees all filters.
  const loads = index
    .dimension((thing) => thing.country ?? '')
    .group()
    .reduce(addLoad, takeLoad, noLoad)
  const cells = index.dimension(cellOf).group().reduce(addLoad, takeLoad, noLoad)
  const time = index.dimension((thing) => thing.at)
  const buckets = time.group((at) => Math.floor(at / 43_200_000))
  const all = index.groupAll()
  return {
    filter(query: Query) {
      for (const { field, dimension } of words) {
        const wanted = new Set<string>(query[field])
        if (wanted.size === 0) dimension.filterAll()
        else dimension.filterFunction((word) => wanted.has(word))
      }
      const countries = regionCountries(query)
      if (countries.size === 0) country.filterAll()
      else country.filterFunction((code) => countries.has(code))
      if (query.from === null || query.to === null) time.filterAll()
      else time.filterRange([query.from, query.to])
      for (const group of [...words.map((one) => one.counts), counts, loads, cells, buckets]) group.all()
      return all.value()
    },
  }
}

interface Load {
  count: number
  east: number
  west: number
}

function noLoad(): Load {
  return { count: 0, east: 0, west: 0 }
}

function addLoad(load: Load, { east, west }: Thing): Load {
  load.count++
  load.east += east
  load.west += west
  return load
}

function takeLoad(load: Load, { east, west }: Thing): Load {
  load.count--
  load.east -= east
  load.west -= west
  return load
}

function cellOf({ lng, lat }: Thing): number {
  if (lng === null || lat === null) return -1
  if (lng < VIEWPORT.west || lng > VIEWPORT.east || lat < VIEWPORT.south || lat > VIEWPORT.north) return -1
  return Math.floor(yOfLat(lat) * CELLS) * CELLS + Math.floor(xOfLng(lng) * CELLS)
}
