import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftWith } from '@/db/testing/drafts'
import { onEachStore } from '@/db/testing/each-store'
import { addMember, digestText, EMPTY_DIGEST } from '../../core/digest'
import type { Incident, LogEntry } from '../../core/incident'
import { EMPTY_QUERY } from '../../core/query'
import { maySee, TLPS, type Tlp } from '../../core/taxonomy'
import type { Mark } from '../../wire/protocol'
import type { Reader } from '../context'
import { createReader } from '../read/reader'
import { recorderFor, writer } from './testing'

const red = writer('TLP:RED')

/** The set that a reader holds who applies every entry, and the mark they would compute. */
function replay(entries: readonly LogEntry[]): { held: Map<string, Incident>; mark: Omit<Mark, 'at'> } {
  const held = new Map<string, Incident>()
  for (const { id, incident } of entries) {
    if (incident) held.set(id, incident)
    else held.delete(id)
  }
  const digest = [...held.values()].reduce((sum, { id, version }) => addMember(sum, id, version), EMPTY_DIGEST)
  return { held, mark: { seq: entries.length, count: digest.count, digest: digestText(digest) } }
}

async function wholeLog(reader: Reader): Promise<LogEntry[]> {
  const entries: LogEntry[] = []
  for (;;) {
    const span = await reader.log(entries.length, 40)
    expect(span.from).toBe(entries.length + 1)
    expect(span.to - span.from + 1).toBe(span.entries.length)
    entries.push(...span.entries)
    if (span.to === span.head) return entries
  }
}

onEachStore((stores) => {
  describe('the log of each clearance', () => {
    it('is dense, and replays to what the reader sees and to its mark, whatever the markings did', async () => {
      const store = await stores.open()
      const recorder = recorderFor(store)
      const step = fc.record({ which: fc.nat(), tlp: fc.constantFrom(...TLPS) })
      const ids: string[] = []
      const versions = new Map<string, number>()
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
          for (const { which, tlp } of steps) {
            const id = ids[which % (ids.length + 1)]
            const made = id
              ? await recorder.revise(id, versions.get(id) ?? 0, { tlp, title: `Change ${which}` }, red)
              : (await recorder.record(draftWith({ tlp }), red)).incident
            if (!id) ids.push(made.id)
            versions.set(made.id, made.version)
          }
          for (const clearance of TLPS) {
            const reader = createReader(store, clearance)
            const entries = await wholeLog(reader)
            expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at + 1))
            const { held, mark } = replay(entries)
            expect(await reader.mark()).toMatchObject(mark)
            const listed = await reader.list(EMPTY_QUERY, { cursor: null, limit: 1000 })
            expect([...held.values()].sort(byId)).toEqual(listed.items.sort(byId))
            expect(entries.filter(({ id, incident }) => incident && !held.has(id))).toEqual([])
          }
        }),
        { numRuns: 12 },
      )
    })

    it('shows an incident that rises and comes down as gone and as new, and nothing from between', async () => {
      const store = await stores.open()
      const recorder = recorderFor(store)
      const { incident } = await recorder.record(draftWith({ tlp: 'TLP:GREEN' }), red)
      const path: Tlp[] = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:CLEAR']
      for (const [at, tlp] of path.entries()) await recorder.revise(incident.id, at + 1, { tlp, title: `Title ${tlp}` }, red)
      const seen = async (clearance: Tlp) =>
        (await createReader(store, clearance).log(0, 100)).entries.map(({ op, version, by, incident: after }) => [
          op,
          version,
          by,
          after?.tlp ?? null,
        ])
      const by = red.name
      expect(await seen('TLP:CLEAR')).toEqual([['create', 5, by, 'TLP:CLEAR']])
      expect(await seen('TLP:GREEN')).toEqual([
        ['create', 1, by, 'TLP:GREEN'],
        ['withdraw', 2, '', null],
        ['create', 5, by, 'TLP:CLEAR'],
      ])
      expect(await seen('TLP:AMBER')).toEqual([
        ['create', 1, by, 'TLP:GREEN'],
        ['withdraw', 2, '', null],
        ['create', 4, by, 'TLP:AMBER'],
        ['update', 5, by, 'TLP:CLEAR'],
      ])
      expect((await seen('TLP:RED')).map(([op]) => op)).toEqual(['create', 'update', 'update', 'update', 'update'])
      const green = createReader(store, 'TLP:GREEN')
      expect(JSON.stringify([await green.log(0, 100), await green.history(incident.id)])).not.toMatch(/Title TLP:(RED|AMBER)/)
    })

    it('takes back what an incident said while it is above the reader, at the same positions', async () => {
      const store = await stores.open()
      const recorder = recorderFor(store)
      const { incident } = await recorder.record(draftWith({ tlp: 'TLP:GREEN', title: 'Name of a source' }), red)
      await recorder.revise(incident.id, 1, { summary: 'Name of a source' }, red)
      await recorder.record(draftWith({ tlp: 'TLP:GREEN' }), red)
      const green = createReader(store, 'TLP:GREEN')
      const ops = async () => (await green.log(0, 100)).entries.map(({ seq, op, by }) => [seq, op, by])
      const by = red.name
      await recorder.revise(incident.id, 2, { tlp: 'TLP:RED' }, red)
      expect(JSON.stringify([await green.log(0, 1), await green.log(0, 100)])).not.toContain('Name of a source')
      expect(await green.log(0, 1)).toMatchObject({ from: 1, to: 1, head: 4 })
      const gone = [1, 2, 4].map((seq) => [seq, 'withdraw', ''])
      expect(await ops()).toEqual([...gone.slice(0, 2), [3, 'create', by], gone[2]])
      expect((await createReader(store, 'TLP:RED').log(0, 100)).entries.map(({ op }) => op)).toEqual([
        'create',
        'update',
        'create',
        'update',
      ])
      await recorder.revise(incident.id, 3, { tlp: 'TLP:GREEN' }, red)
      expect((await ops()).map(([, op]) => op)).toEqual(['create', 'update', 'create', 'withdraw', 'create'])
    })

    it('does not move for a reader when something above them changes', async () => {
      const store = await stores.open()
      const recorder = recorderFor(store)
      await recorder.record(draftWith({ tlp: 'TLP:GREEN' }), red)
      const below = TLPS.filter((tlp) => !maySee(tlp, 'TLP:AMBER+STRICT'))
      const marks = () => Promise.all(below.map((clearance) => createReader(store, clearance).mark()))
      const before = await marks()
      const { incident } = await recorder.record(draftWith({ tlp: 'TLP:RED', externalId: 'x' }), red)
      await recorder.revise(incident.id, 1, { tlp: 'TLP:AMBER+STRICT' }, red)
      expect(await marks()).toEqual(before)
    })

    it('numbers in commit order with four writers on two connections: a reader who follows misses nothing', async () => {
      const [first, second = first] = await stores.openShared(2)
      const recorders = [recorderFor(first), recorderFor(second)]
      const reader = createReader(second, 'TLP:AMBER')
      const followed: LogEntry[] = []
      let writing = true
      const follow = async () => {
        for (;;) {
          const last = !writing
          const span = await reader.log(followed.length, 500)
          expect(span.from).toBe(followed.length + 1)
          followed.push(...span.entries)
          if (last && span.entries.length === 0) return
        }
      }
      const write = async (at: number) => {
        const recorder = recorders[at % 2] as (typeof recorders)[number]
        for (let round = 0; round < 12; round++) {
          const drafts = Array.from({ length: 25 }, (_, n) => {
            // Every writer sends some keys that the others send too, each in an order of its own.
            const externalId = n % 5 === 0 ? `shared-${round}-${at % 2 === 0 ? n : 20 - n}` : null
            return draftWith({ tlp: TLPS[(at + n) % 5] as Tlp, externalId })
          })
          await recorder.recordMany(drafts, red)
        }
      }
      await Promise.all([follow(), Promise.all([0, 1, 2, 3].map(write)).finally(() => (writing = false))])
      expect(followed.map(({ seq }) => seq)).toEqual(followed.map((_, at) => at + 1))
      for (const clearance of TLPS) {
        const one = createReader(first, clearance)
        const entries: LogEntry[] = (await one.log(0, 10_000)).entries
        expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at + 1))
        expect(await one.mark()).toMatchObject(replay(entries).mark)
      }
      const all = await createReader(first, 'TLP:RED').log(0, 10_000)
      const keys = all.entries.flatMap(({ incident }) => incident?.externalId ?? [])
      expect(keys).toHaveLength(60)
      expect(new Set(keys).size).toBe(60)
      expect(all.entries).toHaveLength(4 * 12 * 20 + 60)
    })
  })
})

function byId(a: Incident, b: Incident): number {
  return a.id < b.id ? -1 : 1
}
