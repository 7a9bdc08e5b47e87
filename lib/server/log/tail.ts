import { LOG_CHANNEL } from '@/db/queries/append-log'
import { readHead } from '@/db/queries/log-head'
import { readChanges } from '@/db/queries/read-log'
import type { Store } from '@/db/store'
import { TLPS, type Tlp, tlpLevel } from '../../core/taxonomy'
import type { LogSpan, Mark } from '../../wire/protocol'
import type { Tail } from '../context'
import { loggedChange, spanOf } from './entry'
import { HeldChanges } from './held'
import { markOf } from './mark'
import { RecentChanges, seenBy, type TailedChange } from './recent'
import { advance, NOTHING } from './sight'

/** Changes within this time go out together: the cost per change falls tenfold. */
const COALESCE_MS = 25
/** A notification may be lost with its connection; the next look finds what it told of. */
const POLL_MS = 1_000
/** Changes read at a time. */
const BATCH = 2_000

type Listener = (span: LogSpan, mark: Mark) => void

/** A running tail. */
export interface RunningTail extends Tail {
  /** Takes changes that this process committed, so that they need not be read back from the store. */
  take(changes: readonly TailedChange[]): void
  /** Stops reading; no listener is called after it resolves. */
  close(): Promise<void>
}

/**
 * Follows the log from where it stands now: woken by each commit of any process, it goes on from its last position
 * and gives each clearance what it sees, with the mark of exactly that point. What this process committed it has been
 * given; the rest it reads. Errors of the store are told to `onError` and healed by the next look.
 */
export async function createTail(store: Store, { onError = () => {} }: { onError?: (error: unknown) => void } = {}): Promise<RunningTail> {
  let standings = await readHead(store.db)
  const held = new HeldChanges()
  const recent = new RecentChanges()
  const listeners = TLPS.map(() => new Set<Listener>())
  let timer: NodeJS.Timeout | null = null
  let reading: Promise<void> = Promise.resolve()
  let closed = false
  /** How far the log is known to go; infinite where that must be looked up. */
  let reach = 0

  const last = () => standings.at(-1)?.seq ?? 0
  const wake = () => {
    if (timer || closed) return
    timer = setTimeout(() => {
      timer = null
      reading = reading.then(readOn).catch(onError)
    }, COALESCE_MS)
  }
  const readOn = async () => {
    while (!closed) {
      const own = held.takeAfter(last(), BATCH)
      if (own.length > 0) deliver(own)
      else if (last() < reach) await readStore()
      else return
    }
  }
  const readStore = async () => {
    const limit = Math.min(BATCH, held.first - last() - 1)
    const known = reach
    // What is notified while the store answers counts again.
    reach = 0
    try {
      const changes = await readChanges(store.db, last(), limit)
      if (changes.length === limit) reach = Math.max(reach, known)
      if (changes.length > 0 && !closed) deliver(changes)
    } catch (error) {
      reach = known
      throw error
    }
  }
  const deliver = (changes: TailedChange[]) => {
    const before = standings
    const logged = changes.map(loggedChange)
    standings = before.map((standing, level) => logged.reduce((at, change) => advance(at, level, change), standing))
    recent.add(changes)
    listeners.forEach((group, level) => {
      const from = before[level]?.seq ?? 0
      const standing = standings[level] ?? NOTHING
      if (group.size === 0 || standing.seq === from) return
      const span = spanOf(level, from, seenBy(level, changes))
      const mark = markOf(standing)
      for (const listener of group) tell(listener, span, mark)
    })
  }
  const tell = (listener: Listener, span: LogSpan, mark: Mark) => {
    try {
      listener(span, mark)
    } catch (error) {
      onError(error)
    }
  }
  const standingOf = (clearance: Tlp) => standings[tlpLevel(clearance)] ?? NOTHING
  const position = (clearance: Tlp) => standingOf(clearance).seq

  const notified = (payload: string | null) => {
    reach = Math.max(reach, payload === null ? Number.POSITIVE_INFINITY : Number(payload))
    wake()
  }
  const unlisten = await store.listen(LOG_CHANNEL, notified)
  const poll = setInterval(() => notified(null), POLL_MS)
  return {
    take(changes) {
      held.add(changes)
      wake()
    },
    position,
    mark: (clearance) => markOf(standingOf(clearance)),
    subscribe(clearance, listener) {
      const group = listeners[tlpLevel(clearance)]
      // A function of its own, so that one listener may subscribe twice.
      const own: Listener = (span, mark) => listener(span, mark)
      group?.add(own)
      return () => {
        group?.delete(own)
      }
    },
    recent(clearance, after) {
      const level = tlpLevel(clearance)
      const changes = recent.after(level, after, position(clearance))
      return changes && spanOf(level, after, changes)
    },
    async close() {
      closed = true
      clearInterval(poll)
      if (timer) clearTimeout(timer)
      await unlisten()
      await reading
    },
  }
}
