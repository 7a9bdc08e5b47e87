import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createPglite } from '../pglite'
import { emptyStoreDump } from './memory-store'

/** Makes the empty, migrated store of a folder for data, for `openStore`: from a dump, ten times as fast as made anew. */
export async function makeDiskStore(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  const dump = await emptyStoreDump()
  const pglite = await createPglite({ dataDir: join(dataDir, 'store'), loadDataDir: new Blob([new Uint8Array(dump)]) })
  await pglite.close()
}
