import { inspect } from 'node:util'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { LOG_CHANNEL } from '@/db/queries/append-log'
import type { Store } from '@/db/store'
import { draftWith } from '@/db/testing/drafts'
import { onEachStore } from '@/db/testing/each-store'
import { EMPTY_QUERY } from '../../core/query'
import type { Recorder } from '../context'
import { recorderFor, writer } from '../log/testing'
import { createReader } from '../read/reader'

const red = writer('TLP:RED')
const amber = writer('TLP:AMBER')
const green = writer('TLP:GREEN')

onEachStore((stores) => {
  describe('the write verb', () => {
    let store: Store
    let recorder: Recorder
    beforeAll(async () => {
      store = await stores.open()
      recorder = recorderFor(store)
    })
    const marks = () => createReader(store, 'TLP:RED').mark()
    const count = async () => (await marks()).count

    it('records a draft with its log entry, and derives its region', async () => {
      const point = await recorder.record(draftWith({ place: { lng: 24.75, lat: 59.44, uncertaintyKm: 5, name: 'Tallinn' } }), green)
      expect(point).toMatchObject({ outcome: 'recorded', incident: { version: 1, country: 'EE', area: 'EE-37', mergedInto: null } })
      expect(point.incident.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      const area = await recorder.record(draftWith({ place: { area: 'DE-BE', name: null } }), green)
      expect(area.incident).toMatchObject({ country: 'DE', area: 'DE-BE' })
      const country = await recorder.record(draftWith({ place: { country: 'FR', name: 'France' } }), green)
      expect(country.incident).toMatchObject({ country: 'FR', area: null })
      const history = await createReader(store, 'TLP:GREEN').history(point.incident.id)
      expect(history).toEqual([
        {
          seq: point.incident.seq,
          op: 'create',
          at: point.incident.recordedAt,
          by: green.name,
          id: point.incident.id,
          version: 1,
          incident: point.incident,
        },
      ])
    })

    it('is idempotent on (source, external id), also among posts at the same time', async () => {
      const before = await count()
      const draft = draftWith({ externalId: '2026-4711' })
      const answers = await Promise.all(Array.from({ length: 40 }, () => recorder.record(draft, green)))
      expect(answers.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(1)
      expect(new Set(answers.map(({ incident }) => incident.id)).size).toBe(1)
      expect(await recorder.record({ ...draft, title: 'Other' }, green)).toEqual({ outcome: 'known', incident: answers[0]?.incident })
      const many = await recorder.recordMany([draft, draftWith({ externalId: 'b' }), draftWith({ externalId: 'b' }), draftWith({})], green)
      expect(many.map(({ outcome }) => outcome)).toEqual(['known', 'recorded', 'known', 'recorded'])
      expect(many[2]?.id).toBe(many[1]?.id)
      expect(await count()).toBe(before + 3)
      expect((await recorder.record(draftWith({ externalId: 'b', source: { name: 'Other CERT', reliability: 'B' } }), green)).outcome).toBe(
        'recorded',
      )
    })

    it('does not tell of a key that is held above the clearance', async () => {
      const secret = await recorder.record(draftWith({ externalId: 'k', tlp: 'TLP:RED' }), red)
      const low = await recorder.record(draftWith({ externalId: 'k' }), green)
      expect(low.outcome).toBe('recorded')
      expect(low.incident.id).not.toBe(secret.incident.id)
      expect(await recorder.record(draftWith({ externalId: 'k' }), green)).toEqual({ ...low, outcome: 'known' })
      expect(await recorder.record(draftWith({ externalId: 'k' }), amber)).toMatchObject({
        outcome: 'known',
        incident: { id: low.incident.id },
      })
      await recorder.revise(low.incident.id, 1, { tlp: 'TLP:AMBER' }, red)
      expect((await recorder.record(draftWith({ externalId: 'k' }), green)).outcome).toBe('recorded')
    })

    it('does as much for a key that is held above the clearance as for a free one', async () => {
      const asked = countAsked(store)
      const work = async (...externalIds: string[]) => {
        const drafts = externalIds.map((externalId) => draftWith({ externalId }))
        Object.assign(asked, { own: 0, transactions: 0, within: 0 })
        const outcomes = (await recorder.recordMany(drafts, green)).map(({ outcome }) => outcome)
        return { outcomes, ...asked }
      }
      const secret = ['s1', 's2', 's3'].map((externalId) => draftWith({ externalId, tlp: 'TLP:RED' }))
      await recorder.recordMany(secret, red)
      await recorder.record(draftWith({ externalId: 'seen' }), green)
      expect(await work('s1')).toEqual(await work('free1'))
      expect(await work('free2')).toEqual({ outcomes: ['recorded'], own: 1, transactions: 0, within: 0 })
      // Also beside a key that the writer may see, or one that comes twice.
      expect(await work('seen', 's2')).toEqual(await work('seen', 'free3'))
      expect(await work('s3', 's3')).toEqual(await work('free4', 'free4'))
      // The lane above one that was raised itself.
      const low = await recorder.record(draftWith({ externalId: 's1' }), green)
      await recorder.revise(low.incident.id, 1, { tlp: 'TLP:RED' }, red)
      expect(await work('s1')).toEqual({ outcomes: ['recorded'], own: 1, transactions: 0, within: 0 })
      vi.restoreAllMocks()
    })

    it('refuses a marking above the clearance, and who may not write', async () => {
      const refused = { code: 'forbidden', detail: { issues: [{ pointer: '/tlp', code: 'above_clearance' }] } }
      await expect(recorder.record(draftWith({ tlp: 'TLP:RED' }), green)).rejects.toMatchObject(refused)
      await expect(recorder.recordMany([draftWith({}), draftWith({ tlp: 'TLP:RED' })], green)).rejects.toMatchObject(refused)
      await expect(recorder.record(draftWith({}), { ...green, role: 'viewer' })).rejects.toMatchObject({ code: 'forbidden' })
    })

    it('records the neighbours of a draft that the store refuses', async () => {
      const before = await count()
      const posts = Array.from({ length: 9 }, (_, at) =>
        recorder.record(draftWith({ title: at === 4 ? 'nul \u0000' : `good ${at}` }), green),
      )
      const answers = await Promise.allSettled(posts)
      expect(answers.map(({ status }) => status === 'fulfilled')).toEqual([true, true, true, true, false, true, true, true, true])
      expect(answers[4]).toMatchObject({ reason: { code: 'invalid' } })
      expect(await count()).toBe(before + 8)
      await expect(recorder.recordMany([draftWith({}), draftWith({ title: '\u0000' })], green)).rejects.toMatchObject({ code: 'invalid' })
      expect(await count()).toBe(before + 8)
    })

    it('tells of a commit only once it is there', async () => {
      const seen: Promise<number>[] = []
      const stop = await store.listen(LOG_CHANNEL, () => seen.push(count()))
      const before = await count()
      await recorder.record(draftWith({}), green)
      await expect.poll(() => seen.length).toBe(1)
      expect(await seen[0]).toBe(before + 1)
      await stop()
    })
  })

  describe('revising', () => {
    let store: Store
    let recorder: Recorder
    beforeAll(async () => {
      store = await stores.open()
      recorder = recorderFor(store)
    })
    const fresh = async () =>
      (await recorder.record(draftWith({ place: { lng: 24, lat: 59, uncertaintyKm: null, name: null } }), green)).incident

    it('replaces fields as the next version, and derives the region anew', async () => {
      const first = await fresh()
      const next = await recorder.revise(first.id, 1, { severity: 'extreme', place: { lng: -80, lat: 40 } }, amber)
      expect(next).toMatchObject({
        version: 2,
        severity: 'extreme',
        title: first.title,
        country: 'US',
        area: null,
        recordedAt: first.recordedAt,
      })
      expect(await createReader(store, 'TLP:AMBER').find(first.id)).toEqual(next)
      expect((await createReader(store, 'TLP:GREEN').history(first.id))?.map(({ op, by }) => [op, by])).toEqual([
        ['create', green.name],
        ['update', amber.name],
      ])
    })

    it('makes no version of a change that changes nothing', async () => {
      const first = await fresh()
      const mark = await createReader(store, 'TLP:RED').mark()
      expect(await recorder.revise(first.id, 1, { severity: first.severity, tags: [] }, green)).toEqual(first)
      expect(await createReader(store, 'TLP:RED').mark()).toEqual(mark)
    })

    it('lets one of two changes to the same version win', async () => {
      const first = await fresh()
      const race = await Promise.allSettled(['minor', 'extreme'].map((severity) => recorder.revise(first.id, 1, { severity }, green)))
      const won = race.find((one) => one.status === 'fulfilled')
      const lost = race.find((one) => one.status === 'rejected')
      expect(lost?.reason).toMatchObject({ code: 'version-conflict', detail: { extra: { current: won?.value } } })
      expect(await createReader(store, 'TLP:GREEN').find(first.id)).toEqual(won?.value)
    })

    it('refuses what is wrong, above the clearance, or out of sight', async () => {
      const first = await fresh()
      await expect(recorder.revise(first.id, 1, { severity: 'awful' }, green)).rejects.toMatchObject({
        code: 'invalid',
        detail: { issues: [{ pointer: '/severity', code: 'not_in_list' }] },
      })
      await expect(recorder.revise(first.id, 1, { tlp: 'TLP:RED' }, green)).rejects.toMatchObject({ code: 'forbidden' })
      const analyst = { ...red, role: 'analyst' } as const
      const issues = [{ pointer: '/tlp', code: 'release_by_lead' }]
      await expect(recorder.revise(first.id, 1, { tlp: 'TLP:CLEAR' }, analyst)).rejects.toMatchObject({
        code: 'forbidden',
        detail: { issues },
      })
      await recorder.revise(first.id, 1, { tlp: 'TLP:RED' }, analyst)
      for (const id of [first.id, '00000000-0000-7000-8000-000000000000', 'no id'])
        await expect(recorder.revise(id, 1, { severity: 'minor' }, green)).rejects.toMatchObject({ code: 'not-found' })
    })

    it('keeps the key unique where the holder is in sight, and silent where it is not', async () => {
      const first = await fresh()
      await recorder.record(draftWith({ externalId: 'seen' }), green)
      await recorder.record(draftWith({ externalId: 'unseen', tlp: 'TLP:RED' }), red)
      await expect(recorder.revise(first.id, 1, { externalId: 'seen' }, green)).rejects.toMatchObject({ code: 'conflict' })
      expect(await recorder.revise(first.id, 1, { externalId: 'unseen' }, green)).toMatchObject({ version: 2, externalId: 'unseen' })
      expect((await recorder.record(draftWith({ externalId: 'unseen' }), green)).incident.id).toBe(first.id)
    })
  })

  it('settles what is under way before it stops, then takes no more', async () => {
    const store = await stores.open()
    const recorder = recorderFor(store)
    const posts = Array.from({ length: 30 }, () => recorder.record(draftWith({}), green))
    const bulk = recorder.recordMany([draftWith({})], green)
    await recorder.drain()
    expect((await createReader(store, 'TLP:RED').list(EMPTY_QUERY, { cursor: null, limit: 1 })).total).toBe(31)
    await Promise.all([...posts, bulk])
    await expect(recorder.record(draftWith({}), green)).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('says that the store is away, and not with which words it was asked', async () => {
    const store = await stores.open()
    const recorder = recorderFor(store)
    await store.db.execute(sql`alter table log_head rename to log_head_away`)
    const error = await recorder.record(draftWith({ title: 'Secret' }), green).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'unavailable' })
    expect(inspect(error, { depth: 9 })).not.toContain('Secret')
  })
})

/** Counts what a store is asked from here on: statements of their own, transactions, and the statements within those. */
function countAsked(store: Store): { own: number; transactions: number; within: number } {
  const asked = { own: 0, transactions: 0, within: 0 }
  const run = store.run.bind(store)
  const begin = store.db.transaction.bind(store.db)
  vi.spyOn(store, 'run').mockImplementation((...given) => {
    asked.own++
    return run(...given) as Promise<never[]>
  })
  vi.spyOn(store.db, 'transaction').mockImplementation((work, config) => {
    asked.transactions++
    return begin((tx) => {
      const execute = tx.execute.bind(tx)
      tx.execute = (statement) => {
        asked.within++
        return execute(statement)
      }
      return work(tx)
    }, config)
  })
  return asked
}
