import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPglite, storeOf } from '../pglite'
import type { Store } from '../store'

const MIGRATIONS = 'db/migrations'

/** An empty, migrated store in memory, for tests: loaded from a dump, ten times as fast as made anew. */
export async function openMemoryStore(): Promise<Store> {
  const dump = await emptyStoreDump()
  return storeOf(await createPglite({ loadDataDir: new Blob([new Uint8Array(dump)]) }), MIGRATIONS, () => {})
}

/** A dump of an empty store, made once per state of the migrations and kept in the folder for temporary files. */
export async function emptyStoreDump(): Promise<Buffer> {
  const path = join(tmpdir(), `meridian-empty-store-${migrationsDigest()}.tar`)
  return tryRead(path) ?? (await makeDump(path))
}

async function makeDump(path: string): Promise<Buffer> {
  const pglite = await createPglite({})
  const store = await storeOf(pglite, MIGRATIONS, () => {})
  const dump = Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer())
  await store.close()
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, dump)
  renameSync(draft, path)
  return dump
}

/** Changes with any migration and with the version of PGlite. */
function migrationsDigest(): string {
  const hash = createHash('sha256').update(readFileSync('node_modules/@electric-sql/pglite/package.json'))
  for (const name of readdirSync(MIGRATIONS).sort())
    if (name.endsWith('.sql')) hash.update(name).update(readFileSync(join(MIGRATIONS, name)))
  return hash.digest('hex').slice(0, 16)
}

function tryRead(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}
