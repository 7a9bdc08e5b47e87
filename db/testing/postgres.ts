import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'

/** A Postgres of one test file, on a socket in a folder of its own. */
export interface TestPostgres {
  /** URL of a new, empty database. */
  freshDatabase(): Promise<string>
  stop(): Promise<void>
}

const DEBIAN = '/usr/lib/postgresql'
const START_MS = 30_000

/** The folder of `initdb` and `postgres`: the newest of Debian's, else on the path; null where Postgres is not installed. */
export function postgresBinaries(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((version) => join(DEBIAN, version, 'bin')), ...(process.env.PATH ?? '').split(':')]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null
}

/** Starts a Postgres that holds nothing and listens on no port. For tests its promises of durability are off; a bench keeps them. */
export async function startPostgres({ durable = false } = {}): Promise<TestPostgres> {
  const binaries = postgresBinaries()
  if (!binaries) throw new Error('Postgres is not installed: no initdb was found.')
  const home = mkdtempSync(join(tmpdir(), 'meridian-postgres-'))
  const owner = unprivileged()
  if (owner) chownSync(home, owner.uid, owner.gid)
  const data = join(home, 'data')
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale', 'C', '--no-sync']
  await promisify(execFile)(join(binaries, 'initdb'), initdb, { ...owner, cwd: home })
  const settings = ['listen_addresses=', `unix_socket_directories=${home}`, ...(durable ? [] : ['fsync=off'])].flatMap((setting) => [
    '-c',
    setting,
  ])
  const server = spawn(join(binaries, 'postgres'), ['-D', data, ...settings], { ...owner, cwd: home, stdio: 'ignore' })
  const end = () => server.kill('SIGQUIT')
  process.once('exit', end)
  const url = (database: string) => `postgresql://postgres@${encodeURIComponent(home)}/${database}`
  await untilReady(server, url('postgres'))
  let databases = 0
  return {
    async freshDatabase() {
      const name = `test_${++databases}`
      await query(url('postgres'), `create database ${name}`)
      return url(name)
    },
    async stop() {
      process.off('exit', end)
      await stopped(server)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Postgres refuses to run as root: then the user that Debian made for it. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function untilReady(server: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + START_MS
  for (;;) {
    try {
      return await query(url, 'select 1')
    } catch (cause) {
      if (server.exitCode !== null || Date.now() > deadline) throw new Error('Postgres did not start.', { cause })
      await sleep(50)
    }
  }
}

async function query(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  // A connection that is cut while it is made tells it twice: as the rejection below, and as this event.
  client.on('error', () => {})
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** Fast shutdown: connections are cut, transactions rolled back. */
async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const exit = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGINT')
  await exit
}
