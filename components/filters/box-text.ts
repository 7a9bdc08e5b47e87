import type { Bbox } from '@/lib/core/query'

/** Sides of a box, in the order of a query's `bbox`. */
export const SIDES = ['west', 'south', 'east', 'north'] as const
export type Side = (typeof SIDES)[number]
export type BoxTexts = Record<Side, string>

/** What is wrong with a side: no longitude, no latitude, or a north that lies south of the south. */
type Wrong = 'lng' | 'lat' | 'order'

const LIMITS: Record<Side, number> = { west: 180, south: 90, east: 180, north: 90 }

/** The box that four texts say, in degrees; a comma may stand for the point. West may exceed east: the box then crosses the antimeridian. */
export function readBox(texts: BoxTexts): { box: Bbox } | { wrong: Partial<Record<Side, Wrong>> } {
  const degrees = SIDES.map((side) => degreesOf(texts[side]))
  const wrong: Partial<Record<Side, Wrong>> = {}
  for (const [at, side] of SIDES.entries())
    if (!(Math.abs(degrees[at] as number) <= LIMITS[side])) wrong[side] = LIMITS[side] === 180 ? 'lng' : 'lat'
  const [west, south, east, north] = degrees as Bbox
  if (!wrong.south && !wrong.north && south > north) wrong.north = 'order'
  return Object.keys(wrong).length > 0 ? { wrong } : { box: [west, south, east, north] }
}

/** The texts of a box; empty ones where there is none. */
export function writeBox(box: Bbox | null): BoxTexts {
  const [west = '', south = '', east = '', north = ''] = box?.map(String) ?? []
  return { west, south, east, north }
}

function degreesOf(text: string): number {
  const plain = text.trim().replace('−', '-').replace(',', '.').replace(/\s*°$/, '')
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) + 0 : Number.NaN
}
