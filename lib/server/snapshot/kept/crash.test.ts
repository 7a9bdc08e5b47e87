import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeDiskStore } from '@/db/testing/disk-store'
import { TLPS } from '../../../core/taxonomy'
import { openKept } from './testing'

const KILLS = 4
/** Records on and on, has a reader load, and keeps as often as it can; says so after each round. */
const PROGRAM = `
import('./lib/server/snapshot/kept/testing').then(async ({ openKept, hourly, RED }) => {
  const process = await openKept(DATA_DIR, 1)
  await process.load('TLP:RED')
  for (let round = 0; ; round++) {
    await process.recorder.recordMany(hourly(150, (at) => ['TLP:CLEAR', 'TLP:AMBER', 'TLP:RED'][at % 3]), RED)
    await process.heard()
    await process.snapshots.manifest('TLP:RED')
    await process.snapshots.manifest('TLP:GREEN')
    console.log('round', round)
  }
})`

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'meridian-crash-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

it('whatever a process was doing when it was killed, the next start has what the log stands for, and as if all had been read', async () => {
  const dataDir = join(home, 'data')
  await makeDiskStore(dataDir)
  let used = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const program = PROGRAM.replace('DATA_DIR', JSON.stringify(dataDir))
    const child = spawn(process.execPath, ['--import', 'tsx', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
    const rounds = createInterface(child.stdout)[Symbol.asyncIterator]()
    for (let round = 0; round <= kill + 1; round++) expect((await rounds.next()).value).toMatch(/^round/)
    // A little later each time: in the middle of a write, of a checkpoint, or of neither.
    await new Promise((resolve) => setTimeout(resolve, kill * 7))
    child.kill('SIGKILL')
    await once(child, 'exit')
    const bare = join(home, `bare-${kill}`)
    cpSync(dataDir, bare, { recursive: true })
    rmSync(join(bare, 'snapshot'), { recursive: true, force: true })
    const [warm, cold] = [await openKept(dataDir), await openKept(bare)]
    for (const tlp of TLPS) {
      const loaded = await warm.load(tlp)
      expect(loaded).toEqual(await cold.load(tlp))
      expect(loaded.mark).toEqual(await warm.mark(tlp))
    }
    expect([warm.unused, warm.unkept, warm.failures]).toEqual([[], [], []])
    await cold.stop()
    // As one that is killed too: what the killed one kept stays.
    await warm.store.close()
    if (statSync(join(dataDir, 'snapshot', 'checkpoint'), { throwIfNoEntry: false })) used++
  }
  expect(used).toBeGreaterThan(0)
}, 180_000)
