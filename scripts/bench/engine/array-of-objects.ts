import { EMPTY_QUERY, type Query } from '@/lib/core/query'
import { xOfLng, yOfLat } from '@/lib/engine/mercator'
import type { Contender } from './contender'
import { sampleObjects, scoreAll, type Thing, testOf } from './objects'
import { VIEWPORT } from './questions'

const CELLS = 256
const HIGH = 45

/** Array of objects: `.filter`, then loads per country and a grid of the screen in Maps. Of the picture only this much. */
export async function someOfPicture(rows: number): Promise<Contender> {
  const things = sampleObjects(rows)
  const filter = (query: Query) => {
    const found = things.filter(testOf(query))
    loadsPerCountry(found)
    cells(found)
    return found.length
  }
  return { filter, lens: lensOf(things, filter) }
}

/** The same with the counts of each facet under the other filters, and the counts over time: the whole picture. */
export async function wholePicture(rows: number): Promise<Contender> {
  const things = sampleObjects(rows)
  const filter = (query: Query) => {
    const found = things.filter(testOf(query))
    loadsPerCountry(found)
    cells(found)
    for (const field of ['kind', 'severity', 'determination', 'investigation', 'tlp', 'country'] as const)
      countBy(things.filter(testOf({ ...query, [field]: EMPTY_QUERY[field] })), (thing) => thing[field])
    const always = things.filter(testOf({ ...query, from: null, to: null }))
    countBy(always, ({ kind, at }) => `${kind} ${Math.floor(at / 43_200_000)}`)
    return found.length
  }
  return { filter, lens: lensOf(things, filter) }
}

function lensOf(things: readonly Thing[], filter: (query: Query) => number): NonNullable<Contender['lens']> {
  return (state, query) => {
    scoreAll(things, state)
    return filter(query)
  }
}

function countBy(things: readonly Thing[], of: (thing: Thing) => string | null): Map<string | null, number> {
  const counts = new Map<string | null, number>()
  for (const thing of things) counts.set(of(thing), (counts.get(of(thing)) ?? 0) + 1)
  return counts
}

function loadsPerCountry(things: readonly Thing[]): Map<string | null, object> {
  const loads = new Map<string | null, { count: number; east: number; west: number; high: number }>()
  for (const { country, east, west } of things) {
    const load = loads.get(country) ?? { count: 0, east: 0, west: 0, high: 0 }
    load.count++
    load.east += east
    load.west += west
    if (east >= HIGH && west >= HIGH) load.high++
    loads.set(country, load)
  }
  return loads
}

function cells(things: readonly Thing[]): Map<number, object> {
  const grid = new Map<number, { count: number; x: number; y: number; east: number; west: number }>()
  for (const { lng, lat, east, west } of things) {
    if (lng === null || lat === null) continue
    if (lng < VIEWPORT.west || lng > VIEWPORT.east || lat < VIEWPORT.south || lat > VIEWPORT.north) continue
    const x = xOfLng(lng)
    const y = yOfLat(lat)
    const key = Math.floor(y * CELLS) * CELLS + Math.floor(x * CELLS)
    const cell = grid.get(key) ?? { count: 0, x: 0, y: 0, east: 0, west: 0 }
    cell.count++
    cell.x += x
    cell.y += y
    cell.east += east
    cell.west += west
    grid.set(key, cell)
  }
  return grid
}
