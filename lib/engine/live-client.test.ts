import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Incident } from '../core/incident'
import { incidents } from '../core/testing/arbitraries'
import { LiveClient } from './live-client'
import type { LinkState } from './messages'
import { Held } from './testing/held'
import { LogServer } from './testing/log-server'

const SOME: Incident[] = fc.sample(fc.uniqueArray(incidents, { minLength: 200, maxLength: 200, selector: ({ id }) => id }), {
  seed: 7,
  numRuns: 1,
})[0] as Incident[]

let server: LogServer
let client: LiveClient
let held: Held
let origin: string
let states: LinkState[]

const link = () => states.at(-1) as LinkState
const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 })
const complete = () =>
  until(() => {
    const { seq } = server.mark()
    expect(link()).toMatchObject({ phase: 'complete', seq, mark: { seq } })
    expect({ count: held.count, digest: held.digest }).toEqual({ count: server.mark().count, digest: server.mark().digest })
  })
const titles = () => new Set(Array.from({ length: held.store.size }, (_, row) => held.store.titles.get(row)))
const phase = (name: LinkState['phase']) => until(() => expect(link().phase).toBe(name))

beforeEach(async () => {
  server = new LogServer(50)
  server.record(...SOME.slice(0, 20))
  held = new Held()
  states = []
  origin = await server.open()
  client = new LiveClient({ origin }, held, (state) => states.push(state), {
    silentMs: 400,
    reloadEveryMs: 300,
    checkMs: 50,
    stallMs: 2_000,
    // Chunks are held back by tests for as long as these look at what is there: that is no stall.
    snapshotStallMs: 10_000,
  })
})

afterEach(async () => {
  client.stop()
  await server.close()
})

describe('live client', () => {
  it('backfills, cuts over, and streams what follows', async () => {
    client.start()
    await complete()
    expect(states[0]?.phase).toBe('loading')
    // A connection that is being made is not one that was lost.
    expect(states.map(({ phase }) => phase)).not.toContain('stale')
    for (const incident of SOME.slice(0, 60)) server.record(incident)
    server.withdraw((SOME[3] as Incident).id)
    await complete()
    expect(server.asked['/api/v1/snapshot/manifest']).toBe(1)
    expect(link().mark).toMatchObject({ seq: 81 })
  })

  it('takes the newest chunk first, and says complete only once all are in', async () => {
    server.record(...SOME.slice(20, 60))
    server.withholds = (chunk, part) => chunk > 0 || part !== 'picture'
    client.start()
    await until(() => expect(held.taken).toHaveLength(1))
    expect(held.taken[0]).toBe(Math.max(...SOME.slice(0, 60).map(({ occurredAt }) => Date.parse(occurredAt))))
    expect(link()).toMatchObject({ phase: 'loading', loaded: 8, expected: 60, mark: null })
    server.giveChunks()
    await complete()
    expect(held.taken).toEqual([...held.taken].sort((a, b) => b - a))
    const loads = states.filter(({ phase }) => phase === 'loading').map(({ loaded }) => loaded)
    expect(loads).toEqual(expect.arrayContaining([8, 16, 24, 32, 40, 48, 56, 60]))
    expect(states.findIndex(({ phase }) => phase === 'complete')).toBeGreaterThan(states.findIndex(({ loaded }) => loaded === 60))
    expect(server.asked['/api/v1/snapshot/manifest']).toBe(1)
  })

  it('is complete before the texts of older chunks are in; what the log said meanwhile stands', async () => {
    server.withholds = (chunk, part) => chunk > 0 && part === 'texts'
    client.start()
    await complete()
    const older = [...SOME.slice(0, 20)].sort((a, b) => Date.parse(b.occurredAt) - Date.parse(a.occurredAt)).slice(8)
    expect(older.map(({ id }) => held.store.isTold(held.store.rowOf(id)))).toEqual(older.map(() => false))
    const [edited, withdrawn] = older as [Incident, Incident]
    server.record({ ...edited, title: 'edited' }, SOME[20] as Incident)
    server.withdraw(withdrawn.id)
    await complete()
    held.store.reclaim()
    server.record(SOME[21] as Incident)
    await complete()
    server.giveChunks()
    const truth = SOME.slice(0, 22).filter((one) => one !== withdrawn)
    await until(() => expect(truth.every(({ id }) => held.store.isTold(held.store.rowOf(id)))).toBe(true))
    const said = truth.map(({ id }) => held.store.titles.get(held.store.rowOf(id)))
    expect(said).toEqual(truth.map((one) => (one === edited ? 'edited' : one.title)))
    expect(server.asked['/api/v1/snapshot/manifest']).toBe(1)
  })

  it('asks again for texts that did not come', async () => {
    server.withholds = (chunk, part) => chunk > 0 && part === 'texts'
    client.start()
    await complete()
    server.dropChunks()
    client.retry()
    server.giveChunks()
    await until(() => expect(titles()).toEqual(new Set(SOME.slice(0, 20).map(({ title }) => title))))
    await complete()
    expect(server.asked['/api/v1/snapshot/manifest']).toBe(1)
  })

  it('takes the texts of other chunks where one chunk has none that can be read', async () => {
    server.garbled = (chunk, part) => chunk === 1 && part === 'texts'
    client.start()
    await complete()
    const older = [...SOME.slice(0, 20)].sort((a, b) => Date.parse(b.occurredAt) - Date.parse(a.occurredAt))
    const isTold = ({ id }: Incident) => held.store.isTold(held.store.rowOf(id))
    await until(() => expect(older.map(isTold)).toEqual(older.map((_, at) => at < 8 || at >= 16)))
    server.garbled = () => false
    client.retry()
    await until(() => expect(older.every(isTold)).toBe(true))
    expect(server.asked['/api/v1/snapshot/manifest']).toBe(1)
  })

  it('loads anew where texts are gone, since their chunks were made anew meanwhile', async () => {
    server.withholds = (chunk, part) => chunk > 0 && part === 'texts'
    client.start()
    await complete()
    const [oldest] = [...SOME.slice(0, 20)].sort((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt)) as [Incident]
    server.record(oldest)
    // Another reader's manifest moves the server on.
    await fetch(`${origin}/api/v1/snapshot/manifest`)
    server.giveChunks()
    await until(() => expect(titles()).toEqual(new Set(SOME.slice(0, 20).map(({ title }) => title))))
    await complete()
    expect(server.asked['/api/v1/snapshot/manifest']).toBe(3)
  })

  it('asks for a fresh manifest where a chunk was made anew meanwhile', async () => {
    server.withholds = (chunk, part) => chunk > 0 || part !== 'picture'
    client.start()
    await until(() => expect(held.taken).toHaveLength(1))
    for (const incident of SOME.slice(0, 40)) server.record({ ...incident, title: 'edited' })
    // Another reader's manifest moves the server on.
    await fetch(`${origin}/api/v1/snapshot/manifest`)
    server.giveChunks()
    await complete()
    expect(server.asked['/api/v1/snapshot/manifest']).toBe(3)
    expect(states.find(({ phase }) => phase === 'complete')?.seq).toBe(60)
  })

  it('never says complete of pictures that lack a row, though all names are in', async () => {
    server.lacking = true
    client.start()
    await phase('failed')
    expect(link().problem).toBe('server-error')
    server.lacking = false
    await complete()
    expect(held.store.size).toBe(held.count)
  })

  it('never says complete of chunks that are not what the mark says', async () => {
    server.wrong = true
    client.start()
    await until(() => expect(server.asked['/api/v1/snapshot/manifest']).toBe(2))
    expect(link()).toMatchObject({ phase: 'failed', problem: 'digest' })
    server.wrong = false
    await complete()
    expect(states.filter(({ phase }) => phase === 'complete').every(({ mark }) => mark?.digest !== 'wrong')).toBe(true)
  })

  it('fetches what the push lost, and takes what comes twice once', async () => {
    client.start()
    await complete()
    server.mute = true
    server.record(...SOME.slice(20, 80))
    server.mute = false
    server.record(...SOME.slice(80, 90))
    server.repeat(10, 70)
    await complete()
    expect(held.applied).toBe(70)
    expect(server.asked['/api/v1/snapshot/manifest']).toBe(1)
  })

  it('says stale when cut off, and catches up from where it was', async () => {
    client.start()
    await complete()
    server.down = true
    server.cut()
    await phase('stale')
    expect(Date.parse(link().since ?? '')).toBeGreaterThan(0)
    for (const incident of SOME.slice(20, 170)) server.record(incident)
    server.down = false
    await complete()
    expect(held.applied).toBe(150)
    expect(server.asked['/api/v1/snapshot/manifest']).toBe(1)
    expect(link()).toMatchObject({ since: null, problem: null })
  })

  it('says stale when the server falls silent on an open connection', async () => {
    client.start()
    await complete()
    server.silent = true
    await phase('stale')
    server.silent = false
    await complete()
  })

  it('gives up an answer that never comes, and dials anew where a connection is dead without having ended', async () => {
    client.start()
    await complete()
    server.hung = true
    server.hush()
    server.record(...SOME.slice(20, 60))
    await phase('stale')
    await until(() => expect(link().problem).toBe('unreachable'))
    server.hung = false
    await complete()
    expect(held.applied).toBe(40)
  })

  it('loads anew when the held set differs, once in a while at most', async () => {
    client.start()
    await complete()
    server.wrong = true
    await phase('catching-up')
    expect(link().problem).toBe('digest')
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(server.asked['/api/v1/snapshot/manifest']).toBeLessThanOrEqual(4)
    server.wrong = false
    await complete()
  })

  it('loads anew when the store was replaced', async () => {
    client.start()
    await complete()
    server.forget()
    server.record(...SOME.slice(100, 105))
    await complete()
    expect(held.count).toBe(5)
  })

  it('loads anew when the store was replaced by an older copy that went on otherwise to the same numbers', async () => {
    client.start()
    await complete()
    const before = server.mark()
    server.down = true
    server.cut()
    await phase('stale')
    server.forget()
    server.record(...SOME.slice(0, 20).map((one) => ({ ...one, title: 'All clear' })))
    expect(server.mark()).toMatchObject({ seq: before.seq, count: before.count, digest: before.digest })
    server.down = false
    await until(() => expect(titles()).toEqual(new Set(['All clear'])))
    await complete()
    expect(server.asked['/api/v1/snapshot/manifest']).toBe(2)
  })

  it('stops when signed out, and starts afresh when asked', async () => {
    client.start()
    await complete()
    server.signedOut = true
    server.revoke()
    await phase('refused')
    server.record(...SOME.slice(20, 30))
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(link()).toMatchObject({ phase: 'refused', problem: 'signed-out', seq: 20 })
    server.signedOut = false
    client.retry()
    await complete()
  })

  it('is refused from the start without a session', async () => {
    server.signedOut = true
    client.start()
    await phase('refused')
  })

  it('goes on trying while there is no server', async () => {
    server.down = true
    client.start()
    await phase('failed')
    expect(link().problem).toBe('unreachable')
    server.down = false
    client.retry()
    await complete()
  })
})
