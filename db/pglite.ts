import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { acquireLock } from './lock'
import type { Statement } from './statement'
import type { Store } from './store'

/** PGlite makes its files readable and writable by all, whatever the umask: only the folder keeps other accounts out. */
const OWNER_ONLY = 0o700

/**
 * Opens the embedded store in `dataDir`, or in memory where that is absent or `memory://`, and migrates it.
 * On disk only one process may have it open (`store.lock`), as two would silently overwrite each other.
 */
export async function openPglite(dataDir: string | undefined, migrations: string): Promise<Store> {
  if (!dataDir || dataDir.startsWith('memory:')) return storeOf(await createPglite({}), migrations, () => {})
  const folder = join(dataDir, 'store')
  await mkdir(dataDir, { recursive: true, mode: OWNER_ONLY })
  const release = acquireLock(join(dataDir, 'store.lock'))
  try {
    await mkdir(folder, { recursive: true })
    await chmod(folder, OWNER_ONLY)
    return await storeOf(await createPglite({ dataDir: folder }), migrations, release)
  } catch (cause) {
    release()
    throw cause
  }
}

/** PGlite with the extensions that the schema needs. */
export function createPglite(options: PGliteOptions): Promise<PGlite> {
  return PGlite.create({ ...options, extensions: { pg_trgm } })
}

/** A store on an open PGlite; `closed` is called once it is closed. */
export async function storeOf(pglite: PGlite, migrations: string, closed: () => void): Promise<Store> {
  const db = drizzle(pglite)
  await migrate(db, { migrationsFolder: migrations })
  await analyze(pglite)
  return {
    db,
    sort: 'pglite',
    async run<T>({ text, parameters }: Statement, values: Record<string, unknown>) {
      return (await pglite.query<T>(text, parameters(values))).rows
    },
    listen: (channel, callback) => pglite.listen(channel, callback),
    async ping() {
      await pglite.query('select 1')
    },
    async close() {
      await pglite.close()
      closed()
    },
  }
}

/**
 * No autovacuum runs here: without this the planner knows nothing of what is stored. A table that is about as large as when it
 * was looked at last is left out, as looking at a million rows takes a second; whatever is written makes a table grow.
 */
async function analyze(pglite: PGlite): Promise<void> {
  const { rows } = await pglite.query<{ name: string }>(`
    select oid::regclass::text as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace
      and (reltuples < 0 or abs(pg_relation_size(oid) / 8192 - relpages) > greatest(8, relpages / 10))`)
  if (rows.length > 0) await pglite.exec(`analyze ${rows.map(({ name }) => name).join(', ')}`)
}
