import { afterAll, beforeAll, describe } from 'vitest'
import { openStore } from '../client'
import type { Store } from '../store'
import { emptyStoreDump, openMemoryStore } from './memory-store'
import { postgresBinaries, startPostgres, type TestPostgres } from './postgres'

/** Making a first store or starting a Postgres may take this long on a busy machine. */
const START_MS = 180_000

/** How a test gets its stores; all that it opened are closed after the suite. */
export interface TestStores {
  /** A new, empty store. */
  open(): Promise<Store>
  /** Stores on one new, empty database, as several processes would have them. Embedded there can be only one. */
  openShared(count: number): Promise<[Store, ...Store[]]>
}

/** Runs a suite on the embedded store, and on a real Postgres where one is installed. */
export function onEachStore(suite: (stores: TestStores) => void): void {
  describe('embedded', () => {
    beforeAll(() => emptyStoreDump(), START_MS)
    const opened = closing()
    const open = () => opened(openMemoryStore())
    suite({ open, openShared: async () => [await open()] })
  })
  const missing = postgresBinaries() === null
  describe.skipIf(missing)(missing ? 'on Postgres (skipped: no initdb was found, install postgresql)' : 'on Postgres', () => {
    let postgres: TestPostgres
    beforeAll(async () => {
      postgres = await startPostgres()
    }, START_MS)
    afterAll(() => postgres.stop())
    const opened = closing()
    const openShared = async (count: number): Promise<[Store, ...Store[]]> => {
      const databaseUrl = await postgres.freshDatabase()
      const open = () => opened(openStore({ databaseUrl }))
      const [first, ...others] = await Promise.all([open(), ...Array.from({ length: count - 1 }, open)])
      return [first, ...others]
    }
    suite({ open: async () => (await openShared(1))[0], openShared })
  })
}

function closing(): (store: Promise<Store>) => Promise<Store> {
  const stores: Promise<Store>[] = []
  afterAll(() => Promise.all(stores.map(async (store) => (await store).close())))
  return (store) => {
    stores.push(store)
    return store
  }
}
