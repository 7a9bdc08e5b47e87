import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from './client'
import { readHead } from './queries/log-head'
import type { Store } from './store'
import { postgresBinaries, startPostgres, type TestPostgres } from './testing/postgres'

describe.skipIf(postgresBinaries() === null)('a Postgres (skipped where no initdb is found)', () => {
  let postgres: TestPostgres
  const stores: Store[] = []
  beforeAll(async () => {
    postgres = await startPostgres()
  }, 180_000)
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()))
    await postgres.stop()
  })

  it('takes three processes that start on an empty database at once', async () => {
    const databaseUrl = await postgres.freshDatabase()
    stores.push(...(await Promise.all([1, 2, 3].map(() => openStore({ databaseUrl })))))
    for (const store of stores) expect((await readHead(store.db)).map(({ seq }) => seq)).toEqual([0, 0, 0, 0, 0])
  })

  it('listens again after its connection was cut, and calls back for what it may have missed', async () => {
    const [store] = stores as [Store, ...Store[]]
    let calls = 0
    const stop = await store.listen('test_channel', () => calls++)
    await store.db.execute(sql`select pg_notify('test_channel', '')`)
    await expect.poll(() => calls).toBe(1)
    await store.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'meridian listener'`)
    await expect.poll(() => calls, { timeout: 15_000 }).toBe(2)
    await store.db.execute(sql`select pg_notify('test_channel', '')`)
    await expect.poll(() => calls).toBe(3)
    await stop()
    await store.db.execute(sql`select pg_notify('test_channel', '')`)
    await store.ping()
    expect(calls).toBe(3)
  })

  it('says what is wrong where the database is away', async () => {
    await expect(openStore({ databaseUrl: 'postgresql://nobody@127.0.0.1:1/none' })).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})
