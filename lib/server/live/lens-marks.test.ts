import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { postgresBinaries, startPostgres, type TestPostgres } from '@/db/testing/postgres'
import { WEST_LENS } from '../../core/lens/defaults'
import { SHIPPED_VERSIONS } from '../../core/lens/in-force'
import type { LensesAnswer } from '../../wire/lenses'
import { changeLens } from '../api/testing/lens-people'
import { callerOf, testServer } from '../api/testing/test-server'
import { readEnv } from '../env'
import { type RunningServer, startServer } from '../start-server'
import { LogReader } from '../testing/log-reader'

const ADMIN = 'the-token-of-the-operator'

/** Expects a dashboard at `far` to hear of a version that is approved at `near`, and to find it there. */
async function expectTold(near: string, far: string): Promise<void> {
  const keyFor = async (role: string) => {
    const made = await callerOf(near, ADMIN).post('/keys', { name: role, role, clearance: 'TLP:CLEAR' })
    return ((await made.json()) as { key: string }).key
  }
  const [viewer, analyst, lead] = [await keyFor('viewer'), await keyFor('analyst'), await keyFor('lead')]
  const reader = await LogReader.open(far, viewer)
  try {
    await vi.waitFor(() => expect(reader.marks.at(-1)?.lenses).toBe(SHIPPED_VERSIONS.length), 5_000)
    await changeLens({ analyst: callerOf(near, analyst), lead: callerOf(near, lead) }, 'ally:EE', WEST_LENS)
    // At once, and not only with the next mark of an idle stream.
    await vi.waitFor(() => expect(reader.marks.at(-1)?.lenses).toBe(SHIPPED_VERSIONS.length + 1), 3_000)
    const { revision, inForce } = await callerOf(far, viewer).read<LensesAnswer>('/lenses')
    expect(revision).toBe(SHIPPED_VERSIONS.length + 1)
    expect(inForce).toContainEqual({ subject: 'ally:EE', version: 1 })
  } finally {
    reader.socket.disconnect()
  }
}

describe('the marks', () => {
  const server = testServer()

  it('tell an open dashboard of a version', () => expectTold(server.url(), server.url()))
})

describe.skipIf(postgresBinaries() === null)('the marks of another process', () => {
  let postgres: TestPostgres
  let servers: RunningServer[] = []
  beforeAll(async () => {
    postgres = await startPostgres()
    const given = { PORT: '0', DATABASE_URL: await postgres.freshDatabase(), MERIDIAN_ADMIN_TOKEN: ADMIN }
    servers = await Promise.all([0, 1].map(() => startServer({ env: readEnv(given), logLevel: 'silent' })))
  }, 180_000)
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.close()))
    await postgres.stop()
  })

  it('tell an open dashboard of a version', async () => {
    const [near, far] = servers as [RunningServer, RunningServer]
    await expectTold(near.url, far.url)
  })
})
