import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { AREA_CODES, COUNTRY_CODES, drafts, FROM_MS, moments, TO_MS, WORDS } from '@/db/testing/drafts'
import { onEachStore } from '@/db/testing/each-store'
import { type Incident, isPoint } from '../../core/incident'
import { EMPTY_QUERY, matches, type Query } from '../../core/query'
import { DETERMINATIONS, INVESTIGATIONS, KINDS, maySee, SEVERITIES, TECHNOLOGIES, TLPS, type Tlp, tlpLevel } from '../../core/taxonomy'
import { rings } from '../../core/testing/arbitraries'
import type { Reader } from '../context'
import { recorderFor, writer } from '../log/testing'
import { createReader } from './reader'

const some = <T>(words: readonly T[]) => fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
const longitude = fc.integer({ min: -18, max: 18 }).map((ten) => ten * 10)
const latitudes = fc.tuple(fc.integer({ min: -9, max: 3 }), fc.integer({ min: -3, max: 9 }))
const boxes = fc
  .tuple(longitude, latitudes, longitude)
  .map(([west, [a, b], east]): Query['bbox'] => [west, Math.min(a, b) * 10, east, Math.max(a, b) * 10])
const searches = fc.constantFrom(...WORDS, 'BALLOT', 'elan', '%', '_', '\\', 'ballot  elan', 'lot 100%')

/** When what is held entered the record: the moments at which a window on that clock can tell. */
const recordings: number[] = []
const recordMoments = fc.nat().map((n) => (recordings[n % recordings.length] ?? 0) + (n % 2))

const restrictions: { [Field in keyof Query]: fc.Arbitrary<Query[Field]> } = {
  kind: some(KINDS),
  severity: some(SEVERITIES),
  determination: some(DETERMINATIONS),
  investigation: some(INVESTIGATIONS),
  tlp: some(TLPS),
  technology: some(TECHNOLOGIES),
  origin: some(['unknown', 'non-state', ...COUNTRY_CODES]),
  bloc: some(['east', 'west']),
  country: some(COUNTRY_CODES),
  area: some(AREA_CODES),
  from: moments,
  to: moments,
  knownFrom: recordMoments,
  knownBefore: recordMoments,
  bbox: boxes,
  within: rings,
  q: searches,
  exercise: fc.boolean(),
}

/** At most three restrictions at a time, so that most queries match something. */
const queries: fc.Arbitrary<Query> = fc
  .tuple(fc.record(restrictions), fc.subarray(Object.keys(restrictions) as (keyof Query)[], { maxLength: 3 }))
  .map(([all, kept]) => ({ ...EMPTY_QUERY, ...Object.fromEntries(kept.map((field) => [field, all[field]])) }))

function newestFirst(a: Incident, b: Incident): number {
  return Date.parse(b.occurredAt) - Date.parse(a.occurredAt) || (a.id < b.id ? 1 : -1)
}

async function listAll(reader: Reader, query: Query, limit: number) {
  const items: Incident[] = []
  let cursor: string | null = null
  for (;;) {
    const page = await reader.list(query, { cursor, limit })
    items.push(...page.items)
    cursor = page.next
    if (cursor === null) return { ...page, items }
  }
}

onEachStore((stores) => {
  describe('what a reader gets', () => {
    const red = writer('TLP:RED')
    const held: Incident[] = []
    const readers = new Map<Tlp, Reader>()
    const readerOf = (clearance: Tlp) => readers.get(clearance) as Reader
    const expected = (query: Query, clearance: Tlp) =>
      held.filter((one) => maySee(clearance, one.tlp) && matches(query, one)).sort(newestFirst)

    beforeAll(async () => {
      const store = await stores.open()
      const recorder = recorderFor(store)
      const made = await Promise.all(fc.sample(drafts, { numRuns: 250, seed: 7 }).map((draft) => recorder.record(draft, red)))
      for (const { incident } of made.slice(0, 200)) held.push(incident)
      for (const { incident } of made.slice(200))
        held.push(await recorder.revise(incident.id, 1, { tlp: 'TLP:GREEN', severity: 'extreme', title: 'Élan' }, red))
      recordings.push(...held.map(({ recordedAt }) => Date.parse(recordedAt)))
      for (const clearance of TLPS) readers.set(clearance, createReader(store, clearance))
    })

    it('lists, counts and pages exactly what the reference matches', async () => {
      await fc.assert(
        fc.asyncProperty(queries, fc.constantFrom(...TLPS), fc.integer({ min: 1, max: 90 }), async (query, clearance, limit) => {
          const want = expected(query, clearance)
          const got = await listAll(readerOf(clearance), query, limit)
          expect(got.items.map(({ id }) => id)).toEqual(want.map(({ id }) => id))
          expect(got.total).toBe(want.length)
          expect(got.unplaced).toBe(want.filter(({ country, place }) => country === null && !isPoint(place)).length)
        }),
        { numRuns: 120 },
      )
    })

    it('gives each incident back as it was recorded, under the number of this reader', async () => {
      for (const one of held) expect(await readerOf('TLP:RED').find(one.id)).toEqual(one)
      const seen = (await readerOf('TLP:GREEN').log(0, 1000)).entries
      for (const one of expected(EMPTY_QUERY, 'TLP:GREEN'))
        expect(await readerOf('TLP:GREEN').find(one.id)).toEqual({ ...one, seq: seen.findLast(({ id }) => id === one.id)?.seq })
    })

    it('exports all matches, newest first', async () => {
      const got: Incident[] = []
      for await (const batch of readerOf('TLP:AMBER').each(EMPTY_QUERY)) got.push(...batch)
      expect(got.map(({ id }) => id)).toEqual(expected(EMPTY_QUERY, 'TLP:AMBER').map(({ id }) => id))
    })

    it('snapshots what the reader may see of both lanes, in the window, in order', async () => {
      for (const clearance of TLPS)
        for (const from of [null, FROM_MS + 86_400_000]) {
          const { columns, rows, mark } = await readerOf(clearance).snapshot(from)
          const visible = held.filter(({ tlp }) => maySee(clearance, tlp))
          const want = visible.filter(({ occurredAt }) => from === null || Date.parse(occurredAt) >= from).sort((a, b) => newestFirst(b, a))
          expect(rows).toBe(want.length)
          expect(columns.id).toEqual(want.map(({ id }) => id))
          expect(columns.occurredAt).toEqual(want.map(({ occurredAt }) => Date.parse(occurredAt)))
          expect(columns.tlp).toEqual(want.map(({ tlp }) => tlpLevel(tlp)))
          expect(columns.title).toEqual(want.map(({ title }) => title))
          expect(columns.lng).toEqual(want.map(({ place }) => (place && 'lng' in place ? place.lng : null)))
          expect(mark).toEqual(await readerOf(clearance).mark())
          expect(mark.count).toBe(visible.length)
        }
    })

    it('finds by words as of a position of the log', async () => {
      const { seq, ids } = await readerOf('TLP:GREEN').search('elan ballot')
      const want = held.filter(
        (one) => maySee('TLP:GREEN', one.tlp) && matches({ ...EMPTY_QUERY, exercise: one.exercise, q: 'elan ballot' }, one),
      )
      expect(ids.sort()).toEqual(want.map(({ id }) => id).sort())
      expect(seq).toBe((await readerOf('TLP:GREEN').mark()).seq)
    })

    it('knows nothing of what lies above the clearance, or of what is no id', async () => {
      const above = held.find(({ tlp }) => tlp === 'TLP:RED') as Incident
      expect(await readerOf('TLP:AMBER+STRICT').find(above.id)).toBeNull()
      expect(await readerOf('TLP:AMBER+STRICT').history(above.id)).toBeNull()
      expect(await readerOf('TLP:RED').find("' or true --")).toBeNull()
    })

    it('refuses a cursor that it never gave', async () => {
      for (const cursor of [
        '',
        'x',
        Buffer.from('1~not-an-id').toString('base64url'),
        Buffer.from(`9${'9'.repeat(20)}~${held[0]?.id}`).toString('base64url'),
      ])
        await expect(readerOf('TLP:RED').list(EMPTY_QUERY, { cursor, limit: 5 })).rejects.toMatchObject({ code: 'invalid' })
    })
  })

  it('reads an empty store', async () => {
    const reader = createReader(await stores.open(), 'TLP:RED')
    expect(await reader.list({ ...EMPTY_QUERY, from: FROM_MS, to: TO_MS }, { cursor: null, limit: 5 })).toEqual({
      items: [],
      total: 0,
      unplaced: 0,
      next: null,
    })
    expect(await reader.log(0, 10)).toEqual({ from: 1, to: 0, entries: [], head: 0 })
    expect(await reader.mark()).toEqual({ seq: 0, at: '1970-01-01T00:00:00Z', count: 0, digest: '0000000000000000' })
    expect((await reader.snapshot(null)).rows).toBe(0)
  })
})
