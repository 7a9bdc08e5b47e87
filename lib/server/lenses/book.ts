import { addShippedVersions, countVersions, holdLenses, LENS_CHANNEL, readVersions } from '@/db/queries/lens-versions'
import type { Store } from '@/db/store'
import { type InForce, inForceAt, SHIPPED_VERSIONS, type Version } from '../../core/lens/in-force'

/** A notification may be lost with its connection; the next look finds what it told of. */
const POLL_MS = 5_000

/** What was in force at a moment. */
export interface LensStanding {
  /** Milliseconds since 1970. */
  at: number
  history: readonly Version[]
  state: InForce
}

/** The history of lenses and groupings, as this process knows it. */
export interface LensBook {
  /** The number of versions known; a look behind at most, where another process added one just now. */
  revision(): number
  /**
   * What was in force at a moment (milliseconds since 1970), or is now for null. It is never answered differently
   * later: the moment is taken while no version is being added, and a version is in force from when it is added.
   */
  at(moment: number | null): Promise<LensStanding>
  /** Looks whether versions were added. */
  refresh(): Promise<void>
  /** Calls back when versions were added, by any process; returns the way to stop. */
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

/** Opens the history of a store, and puts the versions that ship into a new one. */
export async function openLensBook(
  store: Store,
  { onError, now = Date.now }: { onError: (error: unknown) => void; now?: () => number },
): Promise<LensBook> {
  await addShippedVersions(store.db, SHIPPED_VERSIONS)
  let history = await readVersions(store.db)
  const listeners = new Set<() => void>()
  let looking: Promise<void> = Promise.resolve()

  const look = async (count: number) => {
    if (count <= history.length) return
    const read = await readVersions(store.db)
    // Two looks may overlap; the history only grows.
    if (read.length <= history.length) return
    history = read
    for (const listener of listeners) listener()
  }
  const refresh = async () => look(await countVersions(store.db))
  const lookSoon = () => {
    looking = looking.then(refresh).catch(onError)
  }
  const unlisten = await store.listen(LENS_CHANNEL, lookSoon)
  const poll = setInterval(lookSoon, POLL_MS)
  return {
    revision: () => history.length,
    async at(moment) {
      const { at, count } = await store.db.transaction(async (tx) => {
        await holdLenses(tx)
        return { at: moment ?? now(), count: await countVersions(tx) }
      })
      await look(count)
      return { at, history, state: inForceAt(history, at) }
    },
    refresh,
    onChange(listener) {
      const own = () => listener()
      listeners.add(own)
      return () => {
        listeners.delete(own)
      }
    },
    async close() {
      clearInterval(poll)
      await unlisten()
      await looking
    },
  }
}
