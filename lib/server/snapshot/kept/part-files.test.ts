import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { TLPS, type Tlp } from '../../../core/taxonomy'
import { hourly, type Kept, MANY, RED as red } from './testing'
import { keptFolders } from './testing-folders'

const { folder, open, stop } = keptFolders()
const partsOf = (dataDir: string) => readdirSync(join(dataDir, 'snapshot', 'parts')).sort()

describe('the parts of chunks that are kept', () => {
  const load = async ({ snapshots }: Kept, tlp: Tlp) => {
    const { chunks } = await snapshots.manifest(tlp)
    const parts = chunks.flatMap(({ name }) => [snapshots.chunk(tlp, name, 'picture', 'gzip'), snapshots.chunk(tlp, name, 'texts', 'br')])
    return (await Promise.all(parts)).map((bytes) => bytes?.toString('base64'))
  }
  const filled = async () => {
    const dataDir = folder()
    const process = await open(dataDir)
    const [{ id = '' } = {}] = await process.recorder.recordMany(
      hourly(MANY, () => 'TLP:AMBER'),
      red,
    )
    await process.heard()
    const parts = await load(process, 'TLP:AMBER')
    await stop(process)
    return { dataDir, parts, id }
  }

  it('are given again after a restart, made anew where they are damaged, and go with their chunk', async () => {
    const { dataDir, parts, id } = await filled()
    const files = partsOf(dataDir)
    expect(files).toHaveLength(parts.length)
    expect(statSync(join(dataDir, 'snapshot', 'parts', files[0] as string)).mode & 0o777).toBe(0o600)
    for (const [nth, file] of files.entries()) {
      const path = join(dataDir, 'snapshot', 'parts', file)
      const bytes = readFileSync(path)
      if (nth % 3 === 0) truncateSync(path, bytes.length >> 1)
      if (nth % 3 === 1) writeFileSync(path, bytes.fill(1, bytes.length - 1))
    }
    // Of a part that an earlier version had, though its chunk stands.
    writeFileSync(join(dataDir, 'snapshot', 'parts', (files[0] as string).replace(/-.*/, '-words.br')), 'old')
    const process = await open(dataDir)
    expect(await load(process, 'TLP:AMBER')).toEqual(parts)
    await process.recorder.revise(id, 1, { title: 'edited' }, red)
    await stop(process)
    expect(partsOf(dataDir)).toHaveLength(parts.length - 2)
    expect(files).toEqual(expect.arrayContaining(partsOf(dataDir)))
  })

  it('are not served under the name of another, where files were interchanged', async () => {
    const { dataDir, parts } = await filled()
    const paths = partsOf(dataDir).flatMap((file) => (file.endsWith('-texts.br') ? join(dataDir, 'snapshot', 'parts', file) : []))
    const bytes = paths.map((path) => readFileSync(path))
    expect(new Set(bytes.map((one) => one.toString('base64'))).size).toBe(parts.length / 2)
    for (const [at, path] of paths.entries()) writeFileSync(path, bytes[(at + 1) % paths.length] as Buffer)
    const process = await open(dataDir)
    expect(await load(process, 'TLP:AMBER')).toEqual(parts)
  })

  it('open to nobody whose clearance has no chunk of that name now', async () => {
    const { dataDir, id } = await filled()
    const process = await open(dataDir)
    const { chunks } = await process.snapshots.manifest('TLP:AMBER')
    for (const { name } of chunks) {
      for (const tlp of TLPS.filter((one) => one !== 'TLP:AMBER'))
        expect(await process.snapshots.chunk(tlp, name, 'texts', 'br')).toBeNull()
      expect(await process.snapshots.chunk('TLP:AMBER', name, 'texts', 'br')).not.toBeNull()
    }
    const oldest = chunks.at(-1)?.name ?? ''
    await process.recorder.revise(id, 1, { tlp: 'TLP:RED' }, red)
    await expect.poll(() => process.snapshots.chunk('TLP:AMBER', oldest, 'texts', 'br'), { timeout: 5_000 }).toBeNull()
    expect(partsOf(dataDir)).toContain(`${oldest}-texts.br`)
  })
})
