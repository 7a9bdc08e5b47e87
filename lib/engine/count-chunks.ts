import { boxTest } from './box-test'
import { countOddTechnologies, markTechnologies } from './count-technologies'
import { decideClass } from './decide-class'
import { FAILS, type Filter } from './filter'
import { BORDER, CHUNK_ROWS, EXTRA, FAILS_AT, REST, SECONDS } from './layout'
import type { Store } from './store'
import { withinTest } from './within-test'
import type { Zone } from './zones'

/** Marks the rows of a chunk and adds them to the tallies. The filter must be installed. */
export function countChunk(store: Store, filter: Filter, chunk: number): void {
  const { kernel, rows, zones } = store
  if (markChunk(store, filter, chunk) === 0) return
  zones.scoreMarked(chunk, store.size)
  const first = chunk * CHUNK_ROWS
  const sorted = (zones.list[chunk] as Zone).sorted ? 1 : 0
  const technologies = rows.technologyCodes.isIn(chunk) ? 1 : 0
  const border = kernel.count(rows.chunks[chunk] as number, rowsOf(store, chunk), first, sorted, technologies)
  countOddTechnologies(rows, chunk)
  decideBorder(store, first, border)
}

/** Adds the matches of a chunk, which were marked before, to what depends on scores. */
export function weighChunk(store: Store, chunk: number): void {
  const { kernel, rows, zones } = store
  const first = chunk * CHUNK_ROWS
  zones.scoreMarked(chunk, store.size)
  decideBorder(store, first, kernel.weigh(rows.chunks[chunk] as number, rowsOf(store, chunk), first))
}

function decideBorder(store: Store, first: number, border: number): void {
  for (let i = 0; i < border; i++) decideClass(store, first + (store.rows.memory.u32[BORDER / 4 + i] as number), 1)
}

/** Marks what the rows of a chunk fail; returns how many fail at most one filter. */
export function markChunk(store: Store, filter: Filter, chunk: number): number {
  const { kernel, rows, zones } = store
  const address = rows.chunks[chunk] as number
  const count = rowsOf(store, chunk)
  const zone = zones.list[chunk] as Zone
  if (zone.held[filter.lane as 0 | 1] > 0 && recordingsOf(zone, filter) !== 'outside')
    return kernel.mark(address, count, markExtra(store, filter, chunk, count))
  // Nothing of it counts anywhere.
  rows.memory.u8.fill(0xff, address + FAILS_AT, address + FAILS_AT + count)
  return 0
}

/** How a chunk's rows of a lane lie to the time filter. */
export function timesOf(zone: Zone, { lane, from, to }: Filter): Lie {
  return lie(zone.first[lane] as number, zone.last[lane] as number, from, to)
}

/** How a chunk's rows of a lane lie to the filter on the time of the record. */
export function recordingsOf(zone: Zone, { lane, knownFrom, knownBefore }: Filter): Lie {
  return lie(zone.firstKnown[lane] as number, zone.lastKnown[lane] as number, knownFrom, knownBefore)
}

type Lie = 'inside' | 'outside' | 'cut'

function lie(first: number, last: number, from: number, to: number): Lie {
  if (last < from || first >= to) return 'outside'
  return first < from || last >= to ? 'cut' : 'inside'
}

function rowsOf({ size }: Store, chunk: number): number {
  return Math.min(CHUNK_ROWS, size - chunk * CHUNK_ROWS)
}

/** Marks what the rows of a chunk fail beside their words; returns whether there is anything (1). */
function markExtra(store: Store, filter: Filter, chunk: number, count: number): 0 | 1 {
  const { kernel, rows, zones } = store
  const { u8 } = rows.memory
  const { bbox, within, hits, origin, region, technologies } = filter
  const places = origin !== null || region !== null
  const times = timesOf(zones.list[chunk] as Zone, filter)
  const recordings = recordingsOf(zones.list[chunk] as Zone, filter)
  if (!places && times === 'inside' && recordings === 'inside' && bbox === null && within === null && hits === null && technologies === 0)
    return 0
  if (places) kernel.markPlaces(rows.chunks[chunk] as number, count, origin ? 1 : 0, region ? 1 : 0)
  else u8.fill(times === 'outside' ? FAILS.time : 0, EXTRA, EXTRA + count)
  if (times === 'cut' || (times === 'outside' && places)) markTimes(store, filter, chunk, count)
  if (technologies !== 0) markTechnologies(rows, filter, chunk, count)
  if (recordings === 'cut') markOther(u8, count, (i) => isKnown(rows.recordedAt(chunk * CHUNK_ROWS + i), filter))
  if (bbox !== null) {
    const isInBox = boxTest(bbox, rows)
    markOther(u8, count, (i) => isInBox(chunk * CHUNK_ROWS + i))
  }
  if (within !== null) {
    const isWithin = withinTest(within, rows)
    markOther(u8, count, (i) => isWithin(chunk * CHUNK_ROWS + i))
  }
  if (hits !== null) markOther(u8, count, (i) => hits[chunk * CHUNK_ROWS + i] === 1)
  return 1
}

function isKnown(recordedAt: number, { knownFrom, knownBefore }: Filter): boolean {
  return recordedAt >= knownFrom && recordedAt < knownBefore
}

function markOther(u8: Uint8Array, count: number, passes: (i: number) => boolean): void {
  for (let i = 0; i < count; i++) if (!passes(i)) u8[EXTRA + i] = (u8[EXTRA + i] as number) | FAILS.all
}

function markTimes({ rows }: Store, { from, to }: Filter, chunk: number, count: number): void {
  const { u8, u32 } = rows.memory
  const address = (rows.chunks[chunk] as number) >> 2
  for (let i = 0; i < count; i++) {
    const at = (u32[address + SECONDS / 4 + i] as number) * 1000 + ((u32[address + REST / 4 + i] as number) & 1023)
    if (at < from || at >= to) u8[EXTRA + i] = (u8[EXTRA + i] as number) | FAILS.time
  }
}
