import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startBreakableProxy } from '@/e2e/faults/breakable-proxy'
import type { Draft, Incident } from '../core/incident'
import { EMPTY_QUERY, type Query } from '../core/query'
import { formatQuery } from '../core/query-parameters'
import { drafts, queries } from '../core/testing/arbitraries'
import { readEnv } from '../server/env'
import { startServer } from '../server/start-server'
import type { IncidentPage } from '../wire/protocol'
import { Engine } from './engine'
import type { FromWorker, LinkState, PackedPicture } from './messages'

const TOKEN = 'whole-way-operator-token'
const SOME: Draft[] = fc
  .sample(drafts, { seed: 11, numRuns: 400 })
  .map((draft, at) => ({ ...draft, exercise: false, externalId: `way-${at}`, tlp: at % 3 === 0 ? 'TLP:CLEAR' : 'TLP:GREEN' }))

let server: Awaited<ReturnType<typeof startServer>>
let proxy: Awaited<ReturnType<typeof startBreakableProxy>>
let engine: Engine
let link: LinkState
let picture: PackedPicture

const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 50 })

async function api<T>(path: string, init: RequestInit = {}): Promise<T> {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...init.headers }
  const response = await fetch(`${server.url}/api/v1${path}`, { ...init, headers })
  expect(response.status).toBeLessThan(300)
  return (await response.json()) as T
}

const post = (draft: Draft) => api<Incident>('/incidents', { method: 'POST', body: JSON.stringify(draft) })
const postAll = (list: Draft[]) => Promise.all(list.map(post))

/** The held set is the store's. */
async function expectEqual() {
  await until(async () => {
    const mark = await server.services.readerFor({ clearance: 'TLP:RED' }).mark()
    expect(link).toMatchObject({ phase: 'complete', seq: mark.seq })
    expect({ count: engine.count, digest: engine.digest }).toEqual({ count: mark.count, digest: mark.digest })
  })
}

beforeAll(async () => {
  const env = readEnv({ NODE_ENV: 'test', PORT: '0', DATA_DIR: 'memory://', MERIDIAN_ADMIN_TOKEN: TOKEN })
  server = await startServer({ env, logLevel: 'silent' })
  proxy = await startBreakableProxy(server.url)
  await postAll(SOME.slice(0, 100))
  engine = new Engine({ origin: proxy.url, token: TOKEN }, (message: FromWorker) => {
    if (message.type === 'link') link = message.link
    if (message.type === 'picture') picture = message.picture
  })
  engine.hear({ type: 'start' })
})

afterAll(async () => {
  engine.hear({ type: 'stop' })
  await proxy.close()
  await server.close()
})

describe('the way from the door to the screen', () => {
  it('starts from the snapshot and follows what is recorded and revised', async () => {
    await expectEqual()
    const [first] = await postAll(SOME.slice(100, 150))
    await api(`/incidents/${first?.id}`, { method: 'PATCH', headers: { 'if-match': '"1"' }, body: JSON.stringify({ severity: 'extreme' }) })
    await expectEqual()
    expect(engine.count).toBe(150)
  })

  it('catches up after a cut without loading anew', async () => {
    proxy.cut()
    await until(() => expect(link.phase).toBe('stale'))
    await postAll(SOME.slice(150, 400))
    expect(engine.count).toBe(150)
    proxy.mend()
    await expectEqual()
    expect(engine.count).toBe(400)
  })

  it('shows the numbers that the API gives', async () => {
    const some: Query[] = [...fc.sample(queries, { seed: 5, numRuns: 25 }), { ...EMPTY_QUERY, q: 'grid' }].map((query) => ({
      ...query,
      exercise: false,
      q: query.q.trim(),
    }))
    for (const query of some) {
      engine.hear({ type: 'look', query, viewport: null, at: null })
      await until(() => expect(picture.query).toEqual(query))
      const { total, unplaced } = await api<IncidentPage>(`/incidents?${formatQuery(query)}`)
      expect({ query, total: picture.total, unplaced: picture.unplaced }).toEqual({ query, total, unplaced })
    }
  })
})
