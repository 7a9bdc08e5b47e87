import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from './client'
import { acquireLock } from './lock'
import { rowsOf } from './store'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meridian-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('keeps the embedded store from other accounts of the machine, also one that was open to them', async () => {
  const store = join(folder, 'store')
  mkdirSync(store, { mode: 0o755 })
  await (await openStore({ dataDir: folder })).close()
  expect(statSync(store).mode & 0o777).toBe(0o700)
})

describe('the lock of the embedded store', () => {
  it('refuses a second process with its pid and the remedy, keeps the data, and frees it at close', async () => {
    const store = await openStore({ dataDir: folder })
    await store.db.execute(sql`insert into quarantine (import_id, line, text, issues, by_id, by_name) values ('i', 1, 't', '[]', 'b', 'b')`)
    const program = `import('./db/client').then(({ openStore }) => openStore({ dataDir: ${JSON.stringify(folder)} })).then(() => process.exit(0), (error) => { console.log(error.code, error.message); process.exit(3) })`
    const second = spawn(process.execPath, ['--import', 'tsx', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    second.stdout.on('data', (text) => {
      said += text
    })
    expect(await once(second, 'exit')).toEqual([3, null])
    expect(said).toContain(`store-locked The store is in use by process ${process.pid} `)
    expect(said).toContain('DATABASE_URL')
    await expect(openStore({ dataDir: folder })).rejects.toMatchObject({ code: 'store-locked', pid: process.pid })
    await store.close()
    const again = await openStore({ dataDir: folder })
    expect(await rowsOf(again.db, sql`select line from quarantine`)).toEqual([{ line: 1 }])
    await again.close()
    expect(existsSync(join(folder, 'store.lock'))).toBe(false)
  })

  it('is taken over after a power cut, with all that was committed', async () => {
    const insert = "sql`insert into quarantine (import_id, line, text, issues, by_id, by_name) values ('i', 7, 't', '[]', 'b', 'b')`"
    const program = `
      Promise.all([import('./db/client'), import('drizzle-orm')]).then(async ([{ openStore }, { sql }]) => {
        const store = await openStore({ dataDir: ${JSON.stringify(folder)} })
        await store.db.execute(${insert})
        console.log('committed')
        setInterval(() => {}, 1000)
      })`
    const holder = spawn(process.execPath, ['--import', 'tsx', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(holder.stdout, 'data')
    await expect(openStore({ dataDir: folder })).rejects.toMatchObject({ code: 'store-locked', pid: holder.pid })
    const ended = once(holder, 'exit')
    holder.kill('SIGKILL')
    await ended
    expect(existsSync(join(folder, 'store.lock'))).toBe(true)
    const store = await openStore({ dataDir: folder })
    expect(await rowsOf(store.db, sql`select line from quarantine`)).toEqual([{ line: 7 }])
    await store.close()
  }, 60_000)

  it('is taken over where the pid of its holder belongs to another living process', async () => {
    const path = join(folder, 'store.lock')
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    await once(other, 'spawn')
    writeFileSync(path, JSON.stringify({ pid: other.pid, started: '1' }))
    const release = acquireLock(path)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid })
    release()
    other.kill()
  })

  it('takes over from a process that is gone, from a pid that is another process by now, and from a torn file', () => {
    const path = join(folder, 'store.lock')
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    for (const stale of [`{"pid":${gone},"started":null}`, `{"pid":${process.pid},"started":"1"}`, '{"pi', '']) {
      writeFileSync(path, stale)
      const release = acquireLock(path)
      expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid })
      expect(() => acquireLock(path)).toThrow(/in use by process/)
      release()
      expect(existsSync(path)).toBe(false)
    }
  })
})
