import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import type { Store } from '@/db/store'
import { draftWith } from '@/db/testing/drafts'
import { onEachStore } from '@/db/testing/each-store'
import type { LogEntry } from '../../core/incident'
import { TLPS, type Tlp } from '../../core/taxonomy'
import type { LogSpan, Mark } from '../../wire/protocol'
import type { Recorder } from '../context'
import { createReader } from '../read/reader'
import { spanOf as spanTold } from './entry'
import { seenBy, type TailedChange } from './recent'
import { createTail, type RunningTail } from './tail'
import { recorderFor, writer } from './testing'

const red = writer('TLP:RED')

onEachStore((stores) => {
  describe('the tail', () => {
    const running: RunningTail[] = []
    const failures: unknown[] = []
    const follow = async (...given: Parameters<typeof createTail>) => {
      const tail = await createTail(given[0], { onError: (error) => failures.push(error) })
      running.push(tail)
      return tail
    }
    afterEach(async () => {
      await Promise.all(running.splice(0).map((tail) => tail.close()))
      expect(failures.splice(0)).toEqual([])
    })

    it('gives each clearance what it sees, without a gap, each span with the mark of its end', async () => {
      const [writing, following = writing] = await stores.openShared(2)
      const recorder = recorderFor(writing)
      await recorder.recordMany(
        TLPS.map((tlp) => draftWith({ tlp })),
        red,
      )
      const tail = await follow(following)
      const got = new Map<Tlp, { span: LogSpan; mark: Mark }[]>(TLPS.map((tlp) => [tlp, []]))
      for (const clearance of TLPS) tail.subscribe(clearance, (span, mark) => got.get(clearance)?.push({ span, mark }))
      for (let round = 0; round < 6; round++) {
        const made = await Promise.all(TLPS.map((tlp) => recorder.record(draftWith({ tlp }), red)))
        await Promise.all(
          made.map(({ incident }, at) => recorder.revise(incident.id, 1, { tlp: TLPS[(at + round) % 5], title: `Round ${round}` }, red)),
        )
        await sleep(15)
      }
      for (const [at, clearance] of TLPS.entries()) {
        const reader = createReader(writing, clearance)
        await expect.poll(() => tail.position(clearance), { timeout: 5_000 }).toBe((await reader.mark()).seq)
        const spans = got.get(clearance) ?? []
        const entries = spans.flatMap(({ span }) => span.entries)
        expect(entries.map(takenBack(entries))).toEqual((await reader.log(at + 1, 1_000)).entries)
        for (const { span, mark } of spans) {
          expect(mark.seq).toBe(span.to)
          expect(span.to - span.from + 1).toBe(span.entries.length)
        }
        expect(spans.at(-1)?.mark).toEqual(await reader.mark())
      }
    })

    it('joins what its process committed with what others did, in order and once, also while it cannot read', async () => {
      const [here, there] = await stores.openShared(2)
      const tail = await follow(here)
      const recorders = [recorderFor(here, tail), ...(there ? [recorderFor(there)] : [])]
      const entries: LogSpan['entries'] = []
      tail.subscribe('TLP:AMBER', (span) => entries.push(...span.entries))
      const write = async (recorder: Recorder, lane: number) => {
        for (let round = 0; round < 15; round++) {
          const drafts = TLPS.map((tlp) => draftWith({ tlp, title: `${lane} ${round}` }))
          await recorder.recordMany(drafts, red)
          const { incident } = await recorder.record(draftWith({}), red)
          await recorder.revise(incident.id, 1, { tlp: TLPS[round % 5] }, red)
          if (round % 4 === lane % 4) await sleep(20)
        }
      }
      await Promise.all([...recorders, ...recorders].map(write))
      const reader = createReader(here, 'TLP:AMBER')
      await expect.poll(() => tail.position('TLP:AMBER'), { timeout: 5_000 }).toBe((await reader.mark()).seq)
      expect(entries.map(takenBack(entries))).toEqual((await reader.log(0, 1_000)).entries)
      expect(tail.mark('TLP:AMBER')).toEqual(await reader.mark())
      if (!there) return
      await there.db.transaction(async (tx) => {
        const { incident } = await (recorders[0] as Recorder).record(draftWith({ tlp: 'TLP:AMBER' }), red)
        await tx.execute(sql`lock table log in access exclusive mode`)
        await expect.poll(() => entries.at(-1)?.id, { timeout: 5_000 }).toBe(incident.id)
      })
    })

    it('keeps what is recent, and says where it does not reach', async () => {
      const store = await stores.open()
      const recorder = recorderFor(store)
      await recorder.recordMany([draftWith({}), draftWith({})], red)
      const tail = await follow(store)
      await recorder.recordMany([draftWith({ tlp: 'TLP:RED' }), draftWith({}), draftWith({})], red)
      await expect.poll(() => tail.position('TLP:GREEN'), { timeout: 5_000 }).toBe(4)
      expect(tail.recent('TLP:GREEN', 2)).toEqual(spanOf(await createReader(store, 'TLP:GREEN').log(2, 10)))
      expect(tail.recent('TLP:GREEN', 3)?.entries).toHaveLength(1)
      expect(tail.recent('TLP:GREEN', 4)).toEqual({ from: 5, to: 4, entries: [] })
      expect(tail.recent('TLP:GREEN', 1)).toBeNull()
      expect(tail.recent('TLP:CLEAR', 0)).toEqual({ from: 1, to: 0, entries: [] })
    })

    it('takes back from what is recent, and from what goes out together, what rose above the reader', async () => {
      const store = await stores.open()
      const tail = await follow(store)
      const recorder = recorderFor(store, tail)
      const title = 'Name of a source'
      const { incident } = await recorder.record(draftWith({ tlp: 'TLP:GREEN', title }), red)
      await expect.poll(() => tail.position('TLP:GREEN'), { timeout: 5_000 }).toBe(1)
      expect(JSON.stringify(tail.recent('TLP:GREEN', 0))).toContain(title)
      await recorder.revise(incident.id, 1, { tlp: 'TLP:RED' }, red)
      await recorder.revise(incident.id, 2, { summary: 'Above' }, red)
      await expect.poll(() => tail.position('TLP:RED'), { timeout: 5_000 }).toBe(3)
      expect(tail.recent('TLP:GREEN', 0)).toEqual(spanOf(await createReader(store, 'TLP:GREEN').log(0, 10)))
      expect(JSON.stringify(tail.recent('TLP:GREEN', 0))).not.toContain(title)
      expect(JSON.stringify(tail.recent('TLP:AMBER+STRICT', 0))).not.toContain(title)
      expect(tail.recent('TLP:RED', 0)?.entries.map(({ op }) => op)).toEqual(['create', 'update', 'update'])
      await recorder.revise(incident.id, 3, { tlp: 'TLP:GREEN' }, red)
      await expect.poll(() => tail.position('TLP:GREEN'), { timeout: 5_000 }).toBe(3)
      expect(tail.recent('TLP:GREEN', 0)?.entries.map(({ op }) => op)).toEqual(['create', 'withdraw', 'create'])
      const together = await makeAndRaise(store, title)
      expect(spanTold(1, 3, seenBy(1, together)).entries.map(({ op, incident }) => [op, incident])).toEqual([
        ['withdraw', null],
        ['withdraw', null],
      ])
    })

    it('does not call a clearance for what lies above it, nor after it stopped, nor stop for a listener that throws', async () => {
      const store = await stores.open()
      const recorder = recorderFor(store)
      const tail = await follow(store)
      const low: LogSpan[] = []
      const high: LogSpan[] = []
      const stopped: LogSpan[] = []
      tail.subscribe('TLP:RED', () => {
        throw new Error('listener')
      })
      tail.subscribe('TLP:CLEAR', (span) => low.push(span))
      tail.subscribe('TLP:RED', (span) => high.push(span))
      tail.subscribe('TLP:RED', (span) => stopped.push(span))()
      await recorder.record(draftWith({ tlp: 'TLP:GREEN' }), red)
      await expect.poll(() => high.length, { timeout: 5_000 }).toBe(1)
      expect([low, stopped]).toEqual([[], []])
      expect(failures.splice(0)).toMatchObject([{ message: 'listener' }])
    })
  })
})

/** A new incident and its rise out of most readers' sight, as changes that go out together. */
async function makeAndRaise(store: Store, title: string): Promise<TailedChange[]> {
  const held: TailedChange[] = []
  const recorder = recorderFor(store, { take: (changes) => held.push(...changes) })
  const { incident } = await recorder.record(draftWith({ tlp: 'TLP:GREEN', title }), red)
  await recorder.revise(incident.id, 1, { tlp: 'TLP:RED' }, red)
  return held
}

/** What a reader who followed would be told now: an incident that ended out of their sight is gone from its first entry on. */
function takenBack(entries: readonly LogEntry[]): (entry: LogEntry) => LogEntry {
  const last = new Map(entries.map(({ id, incident }) => [id, incident]))
  return (entry) => (last.get(entry.id) ? entry : { ...entry, op: 'withdraw', by: '', incident: null })
}

function spanOf({ from, to, entries }: LogSpan): LogSpan {
  return { from, to, entries }
}
