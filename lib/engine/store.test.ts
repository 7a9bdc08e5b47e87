import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMember, digestText, EMPTY_DIGEST } from '../core/digest'
import type { Incident } from '../core/incident'
import { factsOf, score } from '../core/lens/score'
import { incidents } from '../core/testing/arbitraries'
import { readRow } from './read-row'
import { Store } from './store'
import { chunkOf, loadChunk } from './testing/chunk-of'
import { SCORING } from './testing/scoring'

const many = fc.uniqueArray(incidents, { maxLength: 40, selector: ({ id }) => id })

function storeOf(list: readonly Incident[]): Store {
  const store = new Store(SCORING)
  for (const incident of list) store.upsert(incident)
  return store
}

function digestOf(list: readonly Incident[]) {
  const digest = list.reduce((sum, { id, version }) => addMember(sum, id, version), EMPTY_DIGEST)
  return { count: digest.count, digest: digestText(digest) }
}

const standing = ({ count, digest }: Store) => ({ count, digest })
const rowsOf = (store: Store, list: readonly Incident[]) => list.map(({ id }) => readRow(store, store.rowOf(id)))

const cells = ({ rows, ids, versions, size }: Store) =>
  Array.from({ length: size }, (_, row) => [
    ...ids.subarray(row * 4, row * 4 + 4),
    versions[row],
    ...[
      rows.words(row),
      rows.region(row),
      rows.origin(row),
      rows.grades(row),
      rows.sector(row),
      rows.uncertaintyKm(row),
      rows.occurredPrecision(row),
    ],
    ...[rows.occurredAt(row), rows.recordedAt(row), rows.x(row), rows.y(row), rows.lng(row), rows.lat(row)],
  ])

describe('store', () => {
  it('holds the digest of what it holds, in whatever order it came', () => {
    fc.assert(
      fc.property(many, (list) => {
        expect(standing(storeOf(list))).toEqual(digestOf(list))
        expect(standing(storeOf([...list].reverse()))).toEqual(digestOf(list))
      }),
    )
  })

  it('is the same from a snapshot as from entries', () => {
    fc.assert(
      fc.property(many, (list) => {
        const loaded = new Store(SCORING)
        loadChunk(loaded, chunkOf(list))
        expect(standing(loaded)).toEqual(standing(storeOf(list)))
        expect(rowsOf(loaded, list)).toEqual(rowsOf(storeOf(list), list))
        expect(cells(loaded)).toEqual(cells(storeOf(list)))
      }),
    )
  })

  it('keeps the latest version, whatever comes twice or late', () => {
    fc.assert(
      fc.property(many, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 9 })), { maxLength: 60 }), (list, changes) => {
        const store = storeOf(list)
        const truth = new Map(list.map((incident) => [incident.id, incident]))
        for (const [pick, version] of changes) {
          const held = list[pick % Math.max(1, list.length)]
          if (!held) continue
          const changed: Incident = { ...held, version, title: `version ${version}`, severity: 'extreme' }
          const newer = version > (truth.get(held.id)?.version ?? 0)
          expect(store.upsert(changed).effect).toBe(newer ? 'changed' : 'none')
          if (newer) truth.set(held.id, changed)
        }
        const now = [...truth.values()]
        expect(standing(store)).toEqual(digestOf(now))
        expect(rowsOf(store, now).map(({ title }) => title)).toEqual(now.map(({ title }) => title))
      }),
    )
  })

  it('keeps the latest version whether rows or entries come first, and whenever rows are put into the index', () => {
    fc.assert(
      fc.property(many, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 9 }), fc.boolean()), { maxLength: 30 }), (list, changes) => {
        const store = new Store(SCORING)
        const truth = new Map<string, Incident>()
        const take = (incident: Incident) => {
          if (incident.version > (truth.get(incident.id)?.version ?? 0)) truth.set(incident.id, incident)
        }
        loadChunk(store, chunkOf(list))
        list.forEach(take)
        for (const [pick, version, byRows] of changes) {
          const held = list[pick % Math.max(1, list.length)]
          if (!held) continue
          const changed: Incident = { ...held, version, title: `version ${version}` }
          if (version % 2 === 0) store.fileRows().next()
          if (byRows) loadChunk(store, chunkOf([changed]))
          else store.upsert(changed)
          take(changed)
        }
        for (const _ of store.fileRows());
        const now = [...truth.values()]
        expect(standing(store)).toEqual(digestOf(now))
        expect(rowsOf(store, now).map(({ version }) => version)).toEqual(now.map(({ version }) => version))
      }),
    )
  })

  it('forgets what is withdrawn, and uses its row again only after reclaim', () => {
    fc.assert(
      fc.property(many, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (list, gone) => {
        const store = storeOf(list)
        const size = store.size
        const kept = list.filter((_, at) => !gone[at])
        const withdrawn = list.filter((_, at) => gone[at])
        for (const { id } of [...withdrawn, ...withdrawn]) store.withdraw(id)
        expect(standing(store)).toEqual(digestOf(kept))
        for (const { id } of withdrawn) expect(store.rowOf(id)).toBe(-1)
        store.reclaim()
        for (const incident of withdrawn) store.upsert(incident)
        expect(store.size).toBe(size)
        expect(standing(store)).toEqual(digestOf(list))
        expect(rowsOf(store, list)).toEqual(rowsOf(storeOf(list), list))
      }),
    )
  })

  it('scores each row as the lenses do, to the last bit', () => {
    fc.assert(
      fc.property(many, fc.integer({ min: SCORING.at - 1e10, max: SCORING.at + 1e10 }), (list, at) => {
        const store = storeOf(list)
        store.score({ ...SCORING, at })
        for (const incident of list) {
          const { east, west } = readRow(store, store.rowOf(incident.id))
          expect([east, west]).toEqual([score(SCORING.east, factsOf(incident), at), score(SCORING.west, factsOf(incident), at)])
        }
      }),
    )
  })
})
