import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Store } from '@/db/store'
import { draftWith } from '@/db/testing/drafts'
import { onEachStore } from '@/db/testing/each-store'
import { addMember, digestText, EMPTY_DIGEST, idFromWords } from '../../core/digest'
import type { Incident } from '../../core/incident'
import { maySee, TLPS, type Tlp } from '../../core/taxonomy'
import { decodeChunks } from '../../wire/arrow-chunk'
import type { ChunkColumns } from '../../wire/chunk-columns'
import type { SnapshotManifest } from '../../wire/manifest'
import { createTail } from '../log/tail'
import { recorderFor, writer } from '../log/testing'
import { createReader } from '../read/reader'
import { HeldRows } from './held-rows'
import { createSnapshots } from './snapshots'
import { cutView } from './view'

const red = writer('TLP:RED')
const CHUNK_ROWS = 8
const MANY = 60

onEachStore((stores) => {
  describe('the snapshots', () => {
    const closing: (() => Promise<void>)[] = []
    const failures: unknown[] = []
    const onError = (error: unknown) => failures.push(error)
    afterEach(async () => {
      for (const close of closing.splice(0).reverse()) await close()
      expect(failures.splice(0)).toEqual([])
    })

    /** A process of its own on a store. */
    const open = async (store: Store) => {
      const tail = await createTail(store, { onError })
      const snapshots = createSnapshots({ store, tail, onError, chunkRows: CHUNK_ROWS })
      closing.push(
        () => tail.close(),
        () => snapshots.close(),
      )
      return { tail, snapshots, recorder: recorderFor(store, tail) }
    }
    type Process = Awaited<ReturnType<typeof open>>

    const records = (count: number, tlp: (at: number) => Tlp) =>
      Array.from({ length: count }, (_, at) =>
        draftWith({
          tlp: tlp(at),
          title: `secret of ${tlp(at)}`,
          occurredAt: new Date(Date.UTC(2026, 4, 1) + at * 3_600_000).toISOString(),
        }),
      )

    const loadAll = async ({ snapshots }: Process, clearance: Tlp) => {
      const manifest = await snapshots.manifest(clearance)
      const members = new Map<string, number>()
      let bytes = ''
      for (const { name, rows, from, to } of manifest.chunks) {
        const raw = (await snapshots.chunk(clearance, name, null, null)) as Buffer
        bytes += raw.toString('latin1')
        const [chunk, ...more] = decodeChunks(new Uint8Array(raw)) as [ChunkColumns]
        expect(more).toEqual([])
        expect(chunk.rows).toBe(rows)
        expect([chunk.occurredAt.at(0), chunk.occurredAt.at(-1)]).toEqual([from, to])
        for (let at = 0; at < rows; at++) {
          const [a, b, c, d] = chunk.ids.slice(at * 4, at * 4 + 4) as unknown as [number, number, number, number]
          members.set(idFromWords(a, b, c, d), chunk.version[at] as number)
        }
      }
      return { manifest, members, bytes }
    }
    const markOf = (members: Map<string, number>) => {
      let digest = EMPTY_DIGEST
      for (const [id, version] of members) digest = addMember(digest, id, version)
      return { count: digest.count, digest: digestText(digest) }
    }
    const namesOf = ({ chunks }: SnapshotManifest) => chunks.map(({ name }) => name)

    it('are with the log that follows what the reader sees, whatever is recorded, edited and marked anew', async () => {
      const store = await stores.open()
      const process = await open(store)
      const { recorder, tail } = process
      const held: { id: string; version: number }[] = []
      const step = fc.record({ which: fc.nat(), tlp: fc.constantFrom(...TLPS), day: fc.integer({ min: 1, max: 28 }) })
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
          for (const { which, tlp, day } of steps) {
            const change = { tlp, title: `secret of ${tlp}`, occurredAt: new Date(Date.UTC(2026, 4, day, which % 24)).toISOString() }
            const one = held[which % (held.length + 1)]
            if (one) one.version = (await recorder.revise(one.id, one.version, change, red)).version
            else held.push((await recorder.record(draftWith(change), red)).incident)
          }
          for (const clearance of TLPS) {
            const reader = createReader(store, clearance)
            await expect.poll(() => tail.position(clearance), { timeout: 5_000 }).toBe((await reader.mark()).seq)
            const { manifest, members, bytes } = await loadAll(process, clearance)
            expect(markOf(members)).toEqual({ count: manifest.mark.count, digest: manifest.mark.digest })
            for (const tlp of TLPS)
              if (!maySee(clearance, tlp)) expect(bytes).not.toMatch(new RegExp(`secret of ${tlp.replace('+', '\\+')}(?!\\+)`))
            for (const { id, version, incident } of (await reader.log(manifest.mark.seq, 5_000)).entries) {
              if (incident) members.set(id, version)
              else members.delete(id)
            }
            expect(markOf(members)).toEqual(await reader.mark().then(({ count, digest }) => ({ count, digest })))
          }
        }),
        { numRuns: 15 },
      )
    })

    it('keep the names of their chunks over a restart, and change that of what was edited alone', async () => {
      const store = await stores.open()
      const first = await open(store)
      const made = await first.recorder.recordMany(
        records(MANY, (at) => TLPS[at % 5] as Tlp),
        red,
      )
      await first.snapshots.manifest('TLP:AMBER')
      const before = await (await open(store)).snapshots.manifest('TLP:AMBER')
      expect(before.chunks.length).toBeGreaterThan(4)
      expect(namesOf(await (await open(store)).snapshots.manifest('TLP:AMBER'))).toEqual(namesOf(before))
      const { id } = made[1] as { id: string }
      await first.recorder.revise(id, 1, { title: 'edited' }, red)
      const after = await (await open(store)).snapshots.manifest('TLP:AMBER')
      const kept = namesOf(before).filter((name) => namesOf(after).includes(name))
      expect(kept).toHaveLength(before.chunks.length - 1)
      expect(after.chunks.at(-1)?.name).not.toBe(before.chunks.at(-1)?.name)
      // As a process that heard of the edit from the log cuts it.
      await first.recorder.recordMany(
        records(200, () => 'TLP:RED').map((draft) => ({ ...draft, externalId: null })),
        red,
      )
      await expect.poll(async () => namesOf(await first.snapshots.manifest('TLP:AMBER')), { timeout: 5_000 }).toEqual(namesOf(after))
    })

    it('name a chunk otherwise where the same version of an incident says something else', async () => {
      const { recorder } = await open(await stores.open())
      const { incident } = await recorder.record(draftWith({ title: 'Evacuate now' }), red)
      const nameOf = (given: Incident) => {
        const held = new HeldRows()
        held.put(given)
        held.sort()
        return cutView(held, 4, []).chunks.map(({ name }) => name)
      }
      expect(nameOf(incident)).toEqual(nameOf({ ...incident }))
      const others = [
        { title: 'All clear' },
        { severity: 'extreme' },
        { place: { lng: 24.7, lat: 59.4, uncertaintyKm: 5, name: 'Elsewhere' } },
      ]
      for (const other of others) expect(nameOf({ ...incident, ...other } as Incident)).not.toEqual(nameOf(incident))
    })

    it('tell nothing of what lies above: neither names, cuts nor bytes change with it, and no name opens it', async () => {
      const store = await stores.open()
      const { recorder } = await open(store)
      await recorder.recordMany(
        records(MANY, (at) => (at % 2 === 0 ? 'TLP:GREEN' : 'TLP:AMBER')),
        red,
      )
      const before = await loadAll(await open(store), 'TLP:GREEN')
      await recorder.recordMany(
        records(MANY, () => 'TLP:RED'),
        red,
      )
      const process = await open(store)
      const after = await loadAll(process, 'TLP:GREEN')
      expect(after.manifest).toEqual(before.manifest)
      expect(after.bytes).toBe(before.bytes)
      for (const { name } of (await process.snapshots.manifest('TLP:RED')).chunks)
        expect(await process.snapshots.chunk('TLP:GREEN', name, null, 'gzip')).toBeNull()
    })

    it('drop at once what rose above a reader', async () => {
      const store = await stores.open()
      const { recorder } = await open(store)
      const made = await recorder.recordMany(
        records(MANY, () => 'TLP:GREEN'),
        red,
      )
      const process = await open(store)
      const before = await loadAll(process, 'TLP:GREEN')
      expect(before.members.size).toBe(MANY)
      const { id } = made[MANY - 1] as { id: string }
      await process.recorder.revise(id, 1, { tlp: 'TLP:RED' }, red)
      await expect.poll(() => process.tail.position('TLP:GREEN'), { timeout: 5_000 }).toBe(MANY + 1)
      expect(await process.snapshots.chunk('TLP:GREEN', before.manifest.chunks[0]?.name ?? '', null, null)).toBeNull()
      const after = await loadAll(process, 'TLP:GREEN')
      expect(after.members.has(id)).toBe(false)
      expect(after.manifest.mark.seq).toBe(MANY + 1)
    })

    it('stand while little follows, and move on once much did', async () => {
      const store = await stores.open()
      const process = await open(store)
      await process.recorder.recordMany(
        records(MANY, () => 'TLP:GREEN'),
        red,
      )
      await expect.poll(() => process.tail.position('TLP:GREEN'), { timeout: 5_000 }).toBe(MANY)
      const { seq } = (await process.snapshots.manifest('TLP:GREEN')).mark
      await process.recorder.record(draftWith({ tlp: 'TLP:GREEN' }), red)
      await expect.poll(() => process.tail.position('TLP:GREEN'), { timeout: 5_000 }).toBe(MANY + 1)
      expect((await process.snapshots.manifest('TLP:GREEN')).mark.seq).toBe(seq)
      await process.recorder.recordMany(
        records(100, () => 'TLP:GREEN'),
        red,
      )
      await expect.poll(async () => (await process.snapshots.manifest('TLP:GREEN')).mark.seq, { timeout: 5_000 }).toBe(MANY + 101)
    })
  })
})
