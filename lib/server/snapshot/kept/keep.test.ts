import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openStore } from '@/db/client'
import { draftWith } from '@/db/testing/drafts'
import { TLPS, type Tlp } from '../../../core/taxonomy'
import { readCheckpoint } from './checkpoint'
import { SectionFile, writeSections } from './section-file'
import { hourly, MANY, RED as red } from './testing'
import { keptFolders } from './testing-folders'

/** Where this is read, the rows came out of the table and not out of a checkpoint. */
const TABLE = 'as the table has it'

const checkpointOf = (dataDir: string) => join(dataDir, 'snapshot', 'checkpoint')
const { home, folder, open, stop, drop, fill } = keptFolders()

/** Rewrites the table beside the log, which nothing does in use: from then on it shows where rows come from. */
const markTable = async (dataDir: string) => {
  const store = await openStore({ dataDir })
  await store.db.execute(sql`update incidents set title = ${TABLE}`)
  await store.close()
}

/** That a start reads the table, says why, and has what the log stands for; and that the next one has a checkpoint again. */
const expectUnused = async (dataDir: string, why: RegExp) => {
  await markTable(dataDir)
  const process = await open(dataDir)
  for (const tlp of TLPS) {
    const { rows, mark } = await process.load(tlp)
    expect(new Set(rows.map(({ title }) => title))).toEqual(new Set([TABLE]))
    expect(mark).toEqual(await process.mark(tlp))
  }
  expect(process.unused).toEqual([expect.stringMatching(why)])
  await stop(process)
  const next = await open(dataDir)
  await next.load('TLP:RED')
  expect(next.unused).toEqual([])
}

describe('a checkpoint', () => {
  it('gives the next start every row, text, name and chunk as they were, without a look at the table', async () => {
    const dataDir = folder()
    await fill(dataDir)
    const cold = await open(folder(dataDir))
    const before = new Map<Tlp, unknown>()
    for (const tlp of TLPS) before.set(tlp, await cold.load(tlp))
    await markTable(dataDir)
    const process = await open(dataDir)
    for (const tlp of TLPS) expect(await process.load(tlp)).toEqual(before.get(tlp))
    expect(process.unused).toEqual([])
    const { manifest, rows } = await process.load('TLP:RED')
    expect(manifest.chunks.length).toBeGreaterThan(4)
    expect(new Set(rows.map(({ title }) => title))).toEqual(new Set(Array.from({ length: MANY }, (_, at) => `Number ${at}`)))
  })

  it('is for the owner alone, and none is made of an empty store', async () => {
    const dataDir = folder()
    const process = await open(dataDir)
    await process.snapshots.manifest('TLP:RED')
    await stop(process)
    expect(existsSync(checkpointOf(dataDir))).toBe(false)
    await fill(dataDir)
    expect(statSync(checkpointOf(dataDir)).mode & 0o777).toBe(0o600)
    expect(statSync(join(dataDir, 'snapshot')).mode & 0o777).toBe(0o700)
  })

  it('is a file of its own for the owner alone, whatever lay in its way', async () => {
    const dataDir = folder()
    await fill(dataDir)
    const victim = join(dataDir, 'victim')
    writeFileSync(victim, 'of somebody else')
    rmSync(checkpointOf(dataDir))
    symlinkSync(victim, `${checkpointOf(dataDir)}.draft`)
    chmodSync(join(dataDir, 'snapshot'), 0o755)
    const process = await open(dataDir)
    await process.load('TLP:RED')
    await stop(process)
    expect(readFileSync(victim, 'utf8')).toBe('of somebody else')
    expect(lstatSync(checkpointOf(dataDir)).isFile()).toBe(true)
    expect(statSync(join(dataDir, 'snapshot')).mode & 0o777).toBe(0o700)
    expect(lstatSync(checkpointOf(dataDir)).mode & 0o777).toBe(0o600)
  })

  it('is brought up to the head by the log, whatever was recorded, edited and marked anew since, as if all had been read', async () => {
    const dataDir = folder()
    const held = (await fill(dataDir)).map((id) => ({ id, version: 1 }))
    const step = fc.record({ which: fc.nat(), tlp: fc.constantFrom(...TLPS), day: fc.integer({ min: 1, max: 28 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), fc.boolean(), async (steps, clean) => {
        const writing = await open(dataDir)
        await writing.snapshots.manifest('TLP:RED')
        for (const { which, tlp, day } of steps) {
          const place = { country: 'EE', name: day % 2 === 0 ? 'Łódź 選挙' : null }
          const change = { tlp, title: `Day ${day} élan`, place, occurredAt: new Date(Date.UTC(2026, 4, day, which % 24)).toISOString() }
          const one = held[which % (held.length + 1)]
          if (one) one.version = (await writing.recorder.revise(one.id, one.version, change, red)).version
          else held.push({ id: (await writing.recorder.record(draftWith(change), red)).incident.id, version: 1 })
        }
        await (clean ? stop(writing) : drop(writing))
        const bare = folder(dataDir)
        rmSync(join(bare, 'snapshot'), { recursive: true })
        const [warm, cold] = [await open(dataDir), await open(bare)]
        for (const tlp of TLPS) {
          const loaded = await warm.load(tlp)
          expect(loaded).toEqual(await cold.load(tlp))
          expect(loaded.mark).toEqual(await warm.mark(tlp))
        }
        expect(warm.unused).toEqual([])
        await drop(warm)
        await drop(cold)
        rmSync(bare, { recursive: true })
      }),
      { numRuns: 5, endOnFailure: true },
    )
  }, 120_000)

  it('is not used where it is cut short', async () => {
    const dataDir = folder()
    await fill(dataDir)
    const { size } = statSync(checkpointOf(dataDir))
    for (const length of [0, 1, 40, size / 2, size - 1]) {
      const cut = join(home(), 'cut')
      cpSync(checkpointOf(dataDir), cut)
      truncateSync(cut, Math.floor(length))
      await expect(readCheckpoint(cut)).rejects.toThrow()
    }
    truncateSync(checkpointOf(dataDir), Math.floor(size / 2))
    await expectUnused(dataDir, /cut short/)
  })

  it('is not used where a byte of it is another', async () => {
    const dataDir = folder()
    await fill(dataDir)
    const bytes = readFileSync(checkpointOf(dataDir))
    const spoilt = join(home(), 'spoilt')
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const other = Buffer.from(bytes)
        other[at] = (other[at] as number) ^ by
        writeFileSync(spoilt, other)
        await expect(readCheckpoint(spoilt)).rejects.toThrow()
      }),
      { numRuns: 200 },
    )
    bytes[1_000] = (bytes[1_000] as number) ^ 1
    writeFileSync(checkpointOf(dataDir), bytes)
    await expectUnused(dataDir, /damaged/)
  })

  it('is not used where it is of another format', async () => {
    const dataDir = folder()
    await fill(dataDir)
    await rewritten(checkpointOf(dataDir), (meta) => ({ ...meta, format: 'of another release' }))
    await expectUnused(dataDir, /another format/)
  })

  it('is not used where it says what the log does not', async () => {
    const dataDir = folder()
    await fill(dataDir)
    await rewritten(checkpointOf(dataDir), ({ standings, ...meta }) => ({
      ...meta,
      standings: (standings as { at: number }[]).map((one, level) => (level === 2 ? { ...one, at: one.at + 1 } : one)),
    }))
    await expectUnused(dataDir, /went on otherwise/)
  })

  it('is not used after a change of the schema', async () => {
    const dataDir = folder()
    await fill(dataDir)
    const store = await openStore({ dataDir })
    await store.db.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('one more', 1)`)
    await store.close()
    await expectUnused(dataDir, /another log/)
  })

  it('is not used where its store was replaced by another', async () => {
    const [dataDir, other] = [folder(), folder()]
    await fill(dataDir)
    await fill(other)
    cpSync(join(other, 'snapshot'), join(dataDir, 'snapshot'), { recursive: true })
    await expectUnused(dataDir, /another log/)
  })

  it('is not used where the store is an older one, behind it', async () => {
    const dataDir = folder()
    await fill(dataDir)
    const older = folder(dataDir)
    const process = await open(dataDir)
    await process.snapshots.manifest('TLP:RED')
    await process.recorder.record(draftWith({}), red)
    await stop(process)
    cpSync(join(dataDir, 'snapshot'), join(older, 'snapshot'), { recursive: true })
    await expectUnused(older, /another log/)
  })

  it('is not used where an older store was restored and went on to the same numbers, to the last digit of its digest', async () => {
    const dataDir = folder()
    const [first = '', second = ''] = await fill(dataDir)
    const restored = folder(dataDir)
    const edit = async (where: string, title: string) => {
      const process = await open(where)
      await process.snapshots.manifest('TLP:RED')
      await process.recorder.revise(first, 1, { title }, red)
      await process.recorder.revise(second, 1, { title }, red)
      const mark = await process.mark('TLP:RED')
      await stop(process)
      return mark
    }
    expect(await edit(dataDir, 'one way')).toEqual(await edit(restored, 'the other way'))
    cpSync(join(dataDir, 'snapshot'), join(restored, 'snapshot'), { recursive: true })
    await expectUnused(restored, /another log/)
  })

  it('is not used where so much came after it that the table is read sooner', async () => {
    const dataDir = folder()
    await fill(dataDir)
    const process = await open(dataDir)
    await process.recorder.recordMany(
      Array.from({ length: 2_001 }, () => draftWith({})),
      red,
    )
    await drop(process)
    await expectUnused(dataDir, /changes came after it/)
  }, 120_000)

  it('stays as it was where a new one cannot be written, and nothing else is the worse for it', async () => {
    const dataDir = folder()
    await fill(dataDir)
    const before = readFileSync(checkpointOf(dataDir))
    const process = await open(dataDir)
    await process.snapshots.manifest('TLP:RED')
    await process.recorder.record(draftWith({ title: 'One more' }), red)
    // What lies in the way cannot be removed as a file can.
    mkdirSync(`${checkpointOf(dataDir)}.draft`)
    await stop(process)
    expect(process.unkept).toEqual([expect.stringContaining('checkpoint.draft')])
    expect(readFileSync(checkpointOf(dataDir))).toEqual(before)
    const next = await open(dataDir)
    expect((await next.load('TLP:RED')).rows.map(({ title }) => title)).toContain('One more')
    expect(next.unused).toEqual([])
  })

  it('is done without where its folder cannot be', async () => {
    const dataDir = folder()
    writeFileSync(join(dataDir, 'snapshot'), 'a file')
    const process = await open(dataDir)
    await process.recorder.record(draftWith({}), red)
    await process.heard()
    const { manifest, mark } = await process.load('TLP:RED')
    expect(mark).toEqual(await process.mark('TLP:RED'))
    expect((await process.snapshots.chunk('TLP:RED', manifest.chunks[0]?.name ?? '', 'texts', 'gzip'))?.length).toBeGreaterThan(0)
    await stop(process)
    expect(process.unkept.length).toBeGreaterThan(0)
  })

  it('is written while the process runs, once enough changed', async () => {
    const dataDir = folder()
    const process = await open(dataDir, 20)
    await process.recorder.recordMany(
      hourly(MANY, () => 'TLP:GREEN'),
      red,
    )
    await process.heard()
    await process.load('TLP:GREEN')
    await expect.poll(() => existsSync(checkpointOf(dataDir)), { timeout: 5_000 }).toBe(true)
    await drop(process)
    await markTable(dataDir)
    const next = await open(dataDir)
    expect((await next.load('TLP:GREEN')).rows.map(({ title }) => title)).toContain('Number 1')
    expect(next.unused).toEqual([])
  })
})

async function rewritten(path: string, change: (meta: Record<string, unknown>) => unknown): Promise<void> {
  const file = (await SectionFile.open(path)) as SectionFile
  const names = Object.keys((file as unknown as { contents: { sections: object } }).contents.sections)
  const sections = await Promise.all(names.map(async (name) => [name, await file.read(name, new Uint8Array(file.lengthOf(name)))] as const))
  await file.close()
  await writeSections(path, async (writer) => {
    for (const [name, bytes] of sections) await writer.section(name, [bytes])
    return change(file.meta as Record<string, unknown>)
  })
}
