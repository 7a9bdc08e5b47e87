import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { makeDiskStore } from '@/db/testing/disk-store'
import { TLPS, type Tlp } from '../../../core/taxonomy'
import { hourly, type Kept, MANY, openKept, RED } from './testing'

const FIRST_STORE_MS = 180_000

/** Folders for data and processes on them, for the tests of one file; what still runs after a test is stopped. */
export function keptFolders() {
  let home = ''
  let empty = ''
  let folders = 0
  const running = new Set<Kept>()
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'meridian-keep-'))
    empty = join(home, 'empty')
    await makeDiskStore(empty)
  }, FIRST_STORE_MS)
  afterEach(async () => {
    for (const process of running) await stop(process)
  })
  afterAll(() => rmSync(home, { recursive: true, force: true }))

  /** A folder for data: that of an empty store, or a copy of another. */
  const folder = (of = empty) => {
    const made = join(home, String(++folders))
    cpSync(of, made, { recursive: true })
    return made
  }
  const open = async (dataDir: string, everyMs?: number) => {
    const process = await openKept(dataDir, everyMs)
    running.add(process)
    return process
  }
  const stop = async (process: Kept) => {
    running.delete(process)
    await process.stop()
    expect(process.failures).toEqual([])
  }
  /** Ends without keeping anything, as a process does that is killed. */
  const drop = async (process: Kept) => {
    running.delete(process)
    await process.store.close()
  }
  /** Records, lets a reader of each clearance load, and stops. */
  const fill = async (dataDir: string) => {
    const process = await open(dataDir)
    const made = await process.recorder.recordMany(
      hourly(MANY, (at) => TLPS[at % 5] as Tlp),
      RED,
    )
    await process.heard()
    for (const tlp of TLPS) await process.load(tlp)
    await stop(process)
    return made.map(({ id }) => id)
  }
  return { home: () => home, folder, open, stop, drop, fill }
}
