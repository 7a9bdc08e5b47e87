import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

interface Holder {
  pid: number
  /** Start of the process as the kernel counts it, where it tells; a pid alone may be another process by now. */
  started: string | null
}

/** Another living process holds the embedded store. */
export class StoreLockedError extends Error {
  readonly code = 'store-locked'
  constructor(
    path: string,
    readonly pid: number,
  ) {
    super(
      `The store is in use by process ${pid} (lock ${resolve(path)}). ` +
        'Stop that process, give this one another DATA_DIR, or set DATABASE_URL to a Postgres, which takes several processes.',
    )
    this.name = 'StoreLockedError'
  }
}

/** Takes an exclusive lock file and returns the way to give it up. A lock whose process is gone is taken over. */
export function acquireLock(path: string): () => void {
  const own = JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Holder)
  while (!create(path, own)) {
    const seen = read(path)
    if (seen === null) continue
    const holder = parse(seen)
    if (holder && isAlive(holder)) throw new StoreLockedError(path, holder.pid)
    setAside(path, seen)
  }
  return () => {
    if (read(path) === own) rmSync(path, { force: true })
  }
}

function create(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, content)
  try {
    // Unlike writing, linking shows the file only with its content.
    linkSync(draft, path)
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw cause
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Removes a stale lock, unless another process took it over since it was seen: then that one is put back. */
function setAside(path: string, seen: string): void {
  const aside = `${path}.${process.pid}.stale`
  try {
    renameSync(path, aside)
    if (read(aside) !== seen) linkSync(aside, path)
  } catch (cause) {
    if (!['ENOENT', 'EEXIST'].includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause
  } finally {
    rmSync(aside, { force: true })
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw cause
  }
}

function parse(text: string): Holder | null {
  try {
    const holder = JSON.parse(text) as Partial<Holder> | null
    return typeof holder?.pid === 'number' ? { pid: holder.pid, started: holder.started ?? null } : null
  } catch {
    return null
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const started = startOf(holder.pid)
  return started === null || holder.started === null || started === holder.started
}

/** Field 22 of /proc/pid/stat (proc(5)): ticks from boot to the start of the process; null where there is no /proc. */
function startOf(pid: number): string | null {
  const stat = tryRead(`/proc/${pid}/stat`)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

function tryRead(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
