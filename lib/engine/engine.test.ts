import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Incident } from '../core/incident'
import { EAST_LENS } from '../core/lens/defaults'
import type { Subject } from '../core/lens/holder'
import { compileHolder, DEFAULT_SIDES, type InForce, inForceAt, SHIPPED_VERSIONS, type Sides, withDraft } from '../core/lens/in-force'
import type { Lens } from '../core/lens/lens'
import { baseScore, type CompiledLens, compileLens, factsOf, score } from '../core/lens/score'
import { EMPTY_QUERY, matches, type Query } from '../core/query'
import { incidents } from '../core/testing/arbitraries'
import { lenses, versionOf } from '../core/testing/lenses'
import { Engine } from './engine'
import type { FromWorker, PackedPicture, Row, ToWorker, Viewport } from './messages'
import { LogServer } from './testing/log-server'

const WORLD: Viewport = { west: -169, south: -85, east: 191, north: 85, zoom: 2 }
const SOME = (
  fc.sample(fc.uniqueArray(incidents, { minLength: 120, maxLength: 120, selector: ({ id }) => id }), {
    seed: 3,
    numRuns: 1,
  })[0] as Incident[]
).map((incident): Incident => ({ ...incident, exercise: false, mergedInto: null }))

let server: LogServer
let engine: Engine
let origin: string
let said: FromWorker[]
let requests = 0

type Said<T extends FromWorker['type']> = Extract<FromWorker, { type: T }>
const all = <T extends FromWorker['type']>(type: T) => said.filter((message): message is Said<T> => message.type === type)
const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 })
const picture = () => all('picture').at(-1)?.picture as PackedPicture
const found = (query: Query) => SOME.slice(0, server.mark().count).filter((incident) => matches(query, incident))

/** Asks and waits for the answer. */
async function ask<T extends 'rows' | 'members' | 'where' | 'count'>(
  type: T,
  question: Omit<Extract<ToWorker, { type: T }>, 'type' | 'request'>,
): Promise<Said<T>> {
  const request = ++requests
  engine.hear({ ...question, type, request } as unknown as ToWorker)
  const answer = () => all(type).find((one) => 'request' in one && one.request === request)
  await until(() => expect(answer()).toBeDefined())
  return answer() as Said<T>
}

/** The answer to a question for rows, once all of them are known. */
async function list(question: Parameters<typeof ask<'rows'>>[1]): Promise<Omit<Said<'rows'>, 'rows'> & { rows: Row[] }> {
  for (;;) {
    const answer = await ask('rows', question)
    const rows = answer.rows.filter((row) => row !== null)
    if (rows.length === answer.rows.length) return { ...answer, rows }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function shows(query: Query) {
  engine.hear({ type: 'look', query, viewport: WORLD, at: null })
  await until(() => expect(picture()).toMatchObject({ query, total: found(query).length }))
}

beforeEach(async () => {
  server = new LogServer(50)
  server.record(...SOME.slice(0, 80))
  said = []
  origin = await server.open()
  engine = new Engine({ origin }, (message) => said.push(message))
  engine.hear({ type: 'start' })
})

afterEach(async () => {
  engine.hear({ type: 'stop' })
  await server.close()
})

describe('engine', () => {
  it('shows what the query finds, as list, map and count alike', async () => {
    const query: Query = { ...EMPTY_QUERY, kind: ['cyber', 'sabotage'] }
    await until(() => expect(all('link').at(-1)?.link.phase).toBe('complete'))
    await shows(query)
    const whole = { order: 'newest', offset: 0, limit: 1000, asOf: null } as const
    // Each text that comes is followed by a picture of its own.
    await until(async () => expect((await list(whole)).revision).toBe(picture().revision))
    const { rows, total } = await list(whole)
    expect(total).toBe(found(query).length)
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(found(query).map(({ id }) => id)))
    const points = found(query).filter(({ place }) => place && 'lng' in place).length
    expect(picture().symbols.reduce((sum, { count }) => sum + count, 0)).toBe(points)
    const last = rows.at(-1) as (typeof rows)[number]
    expect((await ask('where', { id: last.id, order: 'newest' })).position).toBe(rows.length - 1)
    const [symbol] = picture().symbols
    const members = await ask('members', { key: symbol?.key as string })
    expect(members.rows).toHaveLength(symbol?.count as number)
  })

  it('counts another query beside the one that it shows', async () => {
    await shows({ ...EMPTY_QUERY, kind: ['cyber'] })
    const recorded = found(EMPTY_QUERY)
      .map(({ recordedAt }) => Date.parse(recordedAt))
      .sort((a, b) => a - b)
    const query: Query = { ...EMPTY_QUERY, knownFrom: recorded[60] as number }
    expect((await ask('count', { query })).count).toBe(found(query).length)
    expect(found(query).length).toBeGreaterThan(0)
    expect(picture().query.kind).toEqual(['cyber'])
  })

  it('scores as of the moment asked for, and as of now again', async () => {
    await shows(EMPTY_QUERY)
    const now = picture()
    const at = Math.min(...found(EMPTY_QUERY).map(({ occurredAt }) => Date.parse(occurredAt)))
    engine.hear({ type: 'look', query: EMPTY_QUERY, viewport: WORLD, at })
    await until(() => expect(picture().at).toBe(at))
    // Nothing had any age at the moment of the first.
    const undecayed = found(EMPTY_QUERY).reduce((sum, one) => sum + baseScore(compileLens(EAST_LENS), factsOf(one)), 0)
    expect(picture().east).toBeCloseTo(undecayed, 3)
    expect(picture().total).toBe(now.total)
    await shows(EMPTY_QUERY)
    await until(() => expect(picture().at).toBeGreaterThanOrEqual(now.at))
    expect(picture().east).toBeCloseTo(now.east, 1)
  })

  it('paints the newest chunk before older ones come, and finds words in what comes later', async () => {
    engine.hear({ type: 'stop' })
    said = []
    server.withholds = (chunk) => chunk > 0
    engine = new Engine({ origin }, (message) => said.push(message))
    engine.hear({ type: 'start' })
    engine.hear({ type: 'look', query: EMPTY_QUERY, viewport: WORLD, at: null })
    await until(() => expect(picture()).toMatchObject({ total: 8 }))
    const newest = SOME.slice(0, 80)
      .map(({ occurredAt }) => Date.parse(occurredAt))
      .sort((a, b) => b - a)
    const { rows } = await list({ order: 'newest', offset: 0, limit: 8, asOf: null })
    expect(rows.map(({ occurredAt }) => occurredAt)).toEqual(newest.slice(0, 8))
    expect(all('link').at(-1)?.link).toMatchObject({ phase: 'loading', loaded: 8, expected: 80 })
    const query: Query = { ...EMPTY_QUERY, q: 'łodz' }
    engine.hear({ type: 'look', query, viewport: WORLD, at: null })
    await until(() => expect(picture()).toMatchObject({ query, search: 'exact' }))
    expect(picture().total).toBeLessThan(found(query).length)
    server.giveChunks()
    await until(() => expect(picture()).toMatchObject({ query, total: found(query).length, held: found(EMPTY_QUERY).length }))
    await until(() => expect(all('link').at(-1)?.link.phase).toBe('complete'))
    await shows(EMPTY_QUERY)
  })

  it('counts and draws incidents before it knows their names, and tells of them once it does', async () => {
    engine.hear({ type: 'stop' })
    said = []
    server.withholds = (chunk, part) => chunk > 0 || part !== 'picture'
    engine = new Engine({ origin }, (message) => said.push(message))
    engine.hear({ type: 'start' })
    engine.hear({ type: 'look', query: EMPTY_QUERY, viewport: WORLD, at: null })
    await until(() => expect(picture()).toMatchObject({ total: 8 }))
    expect(picture().symbols.length).toBeGreaterThan(0)
    for (const { id } of picture().symbols) expect(id).toBeNull()
    expect((await ask('rows', { order: 'newest', offset: 0, limit: 8, asOf: null })).rows).toEqual(Array(8).fill(null))
    const { key } = picture().symbols[0] as { key: string }
    const members = ask('members', { key })
    server.giveChunks()
    await list({ order: 'newest', offset: 0, limit: 8, asOf: null })
    const { count } = picture().symbols[0] as { count: number }
    expect((await members).rows.length).toBeGreaterThan(0)
    expect(count).toBeGreaterThan(0)
    await shows(EMPTY_QUERY)
  })

  it('is complete before it knows what older incidents say, and lists them once it does', async () => {
    engine.hear({ type: 'stop' })
    said = []
    server.withholds = (chunk, part) => chunk > 0 && part === 'texts'
    engine = new Engine({ origin }, (message) => said.push(message))
    engine.hear({ type: 'start' })
    await shows(EMPTY_QUERY)
    await until(() => expect(all('link').at(-1)?.link.phase).toBe('complete'))
    const whole = { order: 'newest', offset: 0, limit: 80, asOf: null } as const
    const { rows } = await ask('rows', whole)
    expect(rows.map((row) => row !== null)).toEqual(rows.map((_, at) => at < 8))
    const { revision } = picture()
    server.giveChunks()
    const titles = new Map(found(EMPTY_QUERY).map(({ id, title }) => [id, title]))
    for (const { id, title } of (await list(whole)).rows) expect(title).toBe(titles.get(id))
    // Lists ask again with each picture.
    await until(() => expect(picture().revision).toBeGreaterThan(revision))
  })

  it('brings what arrives, and names what of it matches', async () => {
    const query: Query = { ...EMPTY_QUERY, kind: ['cyber'] }
    await shows(query)
    server.record(...SOME.slice(80, 120))
    const arrivals = SOME.slice(80, 120).filter((incident) => matches(query, incident))
    await until(() =>
      expect(
        all('changed')
          .flatMap(({ arrived }) => arrived)
          .sort(),
      ).toEqual(arrivals.map(({ id }) => id).sort()),
    )
    expect(all('changed').reduce((sum, { arrivals: number }) => sum + number, 0)).toBe(arrivals.length)
    expect(picture().total).toBe(found(query).length)
    await until(() => expect(all('link').at(-1)?.link.phase).toBe('complete'))
  })

  it('never shows what was withdrawn, not even in the list of an older picture', async () => {
    await shows(EMPTY_QUERY)
    const [gone] = SOME as [Incident]
    server.withdraw(gone.id)
    await until(() => expect(engine.count).toBe(79))
    const { rows } = await ask('rows', { order: 'newest', offset: 0, limit: 1000, asOf: null })
    expect(rows.some((row) => row?.id === gone.id)).toBe(false)
    await until(() => expect(picture().total).toBe(79))
  })

  it('holds a list still as of a moment, and counts what is newer', async () => {
    await shows(EMPTY_QUERY)
    const asOf = Math.max(...SOME.slice(0, 40).map(({ recordedAt }) => Date.parse(recordedAt)))
    const older = SOME.slice(0, 80).filter(({ recordedAt }) => Date.parse(recordedAt) <= asOf).length
    const answer = await ask('rows', { order: 'recorded', offset: 0, limit: 5, asOf })
    expect(answer).toMatchObject({ total: older, newer: 80 - older })
    expect(answer.rows).toHaveLength(5)
  })

  it('finds words in the whole text, also in what arrives later', async () => {
    const query: Query = { ...EMPTY_QUERY, q: 'łodz' }
    expect(found(query).length).toBeGreaterThan(0)
    await shows(query)
    expect(picture().search).toBe('exact')
    server.record(...SOME.slice(80, 120))
    await until(() => expect(picture().total).toBe(SOME.filter((incident) => matches(query, incident)).length))
    server.record({ ...(found(query)[0] as Incident), title: 'x', summary: '', place: null, tags: [] })
    await until(() => expect(picture().total).toBe(SOME.filter((incident) => matches(query, incident)).length - 1))
  })

  it('looks through titles and places while the server is out of reach, and says so', async () => {
    await shows(EMPTY_QUERY)
    server.down = true
    server.cut()
    const query: Query = { ...EMPTY_QUERY, q: 'tallinn' }
    engine.hear({ type: 'look', query, viewport: WORLD, at: null })
    await until(() => expect(picture()).toMatchObject({ query, search: 'titles' }))
    server.down = false
    engine.hear({ type: 'retry' })
    await until(() => expect(picture()).toMatchObject({ search: 'exact', total: found(query).length }))
  })

  it('scores with a draft as soon as it is tried, with other sides, and with what the server brings into force', async () => {
    await shows(EMPTY_QUERY)
    const lens = fc.sample(lenses, { seed: 1, numRuns: 1 })[0] as Lens
    const expectScored = (state: InForce, sides: Sides, draft: Subject | null) =>
      until(() => {
        const { at, lenses: named, east, west } = picture()
        expect(named).toMatchObject({ sides, draft })
        const loads = sides.map((side) => {
          const compiled = compileHolder(state, side) as CompiledLens
          return found(EMPTY_QUERY).reduce((sum, incident) => sum + score(compiled, factsOf(incident), at), 0)
        }) as [number, number]
        expect(Math.abs(east - loads[0])).toBeLessThan(1e-4)
        expect(Math.abs(west - loads[1])).toBeLessThan(1e-4)
      })
    const shipped = inForceAt(SHIPPED_VERSIONS, Date.now())
    const draft = { subject: 'ally:EE', body: lens } as const
    for (let step = 0; step < 20; step++) engine.hear({ type: 'lenses', sides: ['ally:EE', 'bloc:west'], draft })
    await expectScored(withDraft(shipped, draft), ['ally:EE', 'bloc:west'], 'ally:EE')
    engine.hear({ type: 'lenses', sides: ['ally:EE', 'bloc:nowhere'], draft: null })
    await expectScored(shipped, DEFAULT_SIDES, null)
    server.versions = [...SHIPPED_VERSIONS, versionOf('bloc:east', 2, lens, new Date(Date.now() - 1000).toISOString())]
    await expectScored(inForceAt(server.versions, Date.now()), DEFAULT_SIDES, null)
    expect(all('lenses').at(-1)?.lenses).toEqual({ revision: server.versions.length, history: server.versions })
  })

  it('takes the lenses anew where all is loaded anew: the store may be another one that has as many versions', async () => {
    const version = (highFrom: number) => versionOf('bloc:east', 2, { ...EAST_LENS, highFrom }, new Date(0).toISOString())
    server.versions = [...SHIPPED_VERSIONS, version(10)]
    await until(() => expect(all('lenses').at(-1)?.lenses.history).toEqual(server.versions))
    await until(() => expect(all('link').at(-1)?.link.phase).toBe('complete'))
    server.versions = [...SHIPPED_VERSIONS, version(90)]
    engine.begin(server.mark().count)
    await until(() => expect(all('lenses').at(-1)?.lenses.history).toEqual(server.versions))
  })
})
