import type { Store } from '@/db/store'
import type { Draft, Incident } from '../../core/incident'
import { hasRole, tlpLevel } from '../../core/taxonomy'
import type { Recorded, Recorder } from '../context'
import { Fault } from '../fault'
import type { Principal } from '../principal'
import { Batcher } from './batcher'
import { type Entry, type Outcome, recordBatch } from './record-batch'
import { clearanceIssue } from './record-clearance'
import { isRefusal, storeFault, tryAgain } from './record-fault'
import { type RecorderDeps, withSeq } from './record-incident'
import { reviseIncident } from './record-revise'

/** Drafts in one group commit, and drafts that may wait for theirs. */
const GROUP = 500
const CAPACITY = 20_000

/** The one write verb on a store. Concurrent `record` calls share transactions: one at a time embedded, two on Postgres. */
export function createRecorder(store: Store, deps: RecorderDeps): Recorder {
  const batcher = new Batcher<Entry, Outcome>({
    run: (entries) => recordGroup(store, entries, deps),
    lanes: store.sort === 'postgres' ? 2 : 1,
    size: GROUP,
    capacity: CAPACITY,
    refusal: () => new Fault('unavailable', 'Too much is waiting to be recorded; try again shortly.', { headers: { 'retry-after': '1' } }),
  })
  const direct = new Underway()
  return {
    async record(draft, by) {
      mustWrite([draft], by)
      const { outcome, incident, positions } = await batcher.add({ draft, by })
      return { outcome, incident: seenBy(by, incident, positions) }
    },
    recordMany: (drafts, by) => direct.add(() => recordMany(store, drafts, by, deps)),
    revise: (id, version, patch, by) => direct.add(() => revise(store, { id, version, patch, by }, deps)),
    async drain() {
      await Promise.all([batcher.drain(), direct.drain()])
    },
  }
}

async function recordMany(store: Store, drafts: readonly Draft[], by: Principal, deps: RecorderDeps): Promise<Recorded[]> {
  mustWrite(drafts, by)
  if (drafts.length === 0) return []
  const entries = drafts.map((draft) => ({ draft, by }))
  const outcomes = await orFault(() => tryAgain(() => recordBatch(store, entries, deps)))
  return outcomes.map(({ outcome, incident }) => ({ outcome, id: incident.id }))
}

async function revise(store: Store, revision: Parameters<typeof reviseIncident>[1], deps: RecorderDeps): Promise<Incident> {
  mustWrite([], revision.by)
  return orFault(() => tryAgain(() => reviseIncident(store, revision, deps)))
}

/** One batch. Where the store refuses a value, each goes on its own, so that only the one at fault is refused. */
async function recordGroup(store: Store, entries: Entry[], deps: RecorderDeps): Promise<PromiseSettledResult<Outcome>[]> {
  try {
    const outcomes = await tryAgain(() => recordBatch(store, entries, deps))
    return outcomes.map((value) => ({ status: 'fulfilled', value }))
  } catch (error) {
    if (entries.length === 1 || !isRefusal(error)) throw storeFault(error)
    const alone: PromiseSettledResult<Outcome>[] = []
    for (const entry of entries)
      alone.push(...(await recordGroup(store, [entry], deps).catch((reason): PromiseRejectedResult[] => [{ status: 'rejected', reason }])))
    return alone
  }
}

async function orFault<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw storeFault(error)
  }
}

/** Deny by default: analysts and above write, and only what they may see themselves. */
function mustWrite(drafts: readonly Draft[], by: Principal): void {
  if (!hasRole(by.role, 'analyst')) throw new Fault('forbidden', 'Your role does not allow you to write.')
  for (const draft of drafts) {
    const above = clearanceIssue(draft, by)
    if (above) throw new Fault('forbidden', above.message, { issues: [above] })
  }
}

function seenBy(by: Principal, incident: Outcome['incident'], positions: Outcome['positions']): Incident {
  const seq = positions[tlpLevel(by.clearance)] ?? null
  if (seq === null) throw new Error('An answer was made for a reader who may not see it.')
  return withSeq(incident, seq)
}

/** Work that is not grouped: counted, so that draining waits for it. */
class Underway {
  private readonly running = new Set<Promise<unknown>>()
  private closed = false

  add<T>(work: () => Promise<T>): Promise<T> {
    if (this.closed) return Promise.reject(new Fault('unavailable', 'The server is stopping; try again shortly.'))
    const promise = work()
    const settled = promise.catch(() => {}).finally(() => this.running.delete(settled))
    this.running.add(settled)
    return promise
  }

  async drain(): Promise<void> {
    this.closed = true
    await Promise.all(this.running)
  }
}
