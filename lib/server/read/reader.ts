import { readHead } from '@/db/queries/log-head'
import { holding, matching } from '@/db/queries/matching'
import { type Cut, countMatches, type Placed, readIds, readIncident, readPage } from '@/db/queries/read-incidents'
import { readHistory, readLog } from '@/db/queries/read-log'
import type { Store } from '@/db/store'
import type { Incident } from '../../core/incident'
import { type Tlp, tlpLevel } from '../../core/taxonomy'
import type { Reader } from '../context'
import { entryFor, spanOf } from '../log/entry'
import { markOf } from '../log/mark'
import { NOTHING } from '../log/sight'
import { formatCursor, parseCursor } from './cursor'
import { takeSnapshot } from './snapshot'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const EXPORT_BATCH = 1_000

/** Reads for one clearance. Every statement holds the level itself; nothing is filtered afterwards. */
export function createReader(store: Store, clearance: Tlp): Reader {
  const { db } = store
  const level = tlpLevel(clearance)
  const standing = async () => (await readHead(db))[level] ?? NOTHING
  return {
    async list(query, { cursor, limit }) {
      const where = matching(query, level)
      const after = cursor === null ? null : parseCursor(cursor)
      // One more than asked for tells whether another page follows.
      const [rows, counts] = await Promise.all([readPage(db, level, where, after, limit + 1), countMatches(db, where)])
      const last = rows[limit - 1]
      return {
        items: rows.slice(0, limit).map(asIncident),
        ...counts,
        next: rows.length > limit && last ? formatCursor(cutOf(last)) : null,
      }
    },
    async *each(query) {
      const where = matching(query, level)
      let after: Cut | null = null
      for (;;) {
        const rows: Placed[] = await readPage(db, level, where, after, EXPORT_BATCH)
        if (rows.length > 0) yield rows.map(asIncident)
        const last = rows.at(-1)
        if (!last || rows.length < EXPORT_BATCH) return
        after = cutOf(last)
      }
    },
    async find(id) {
      const row = UUID.test(id) ? await readIncident(db, level, id) : null
      return row && asIncident(row)
    },
    async history(id) {
      if (!UUID.test(id) || !(await readIncident(db, level, id))) return null
      const rows = await readHistory(db, level, id)
      return rows.flatMap((row) => entryFor(level, row) ?? [])
    },
    async log(after, limit) {
      const span = spanOf(level, after, await readLog(db, level, after, limit))
      // The head last: where an entry is withdrawn already for what follows it, the reader hears that more follows.
      const head = (await standing()).seq
      return { ...span, head: Math.max(head, span.entries.length > 0 ? span.to : 0) }
    },
    mark: async () => markOf(await standing()),
    snapshot: (from) => takeSnapshot(store, level, from),
    async search(words) {
      // The head first: what is logged after it is matched by the asker, by its own text.
      const { seq } = await standing()
      return { seq, ids: await readIds(db, holding(words, level)) }
    },
  }
}

function asIncident({ incident, seq }: Placed): Incident {
  return { ...incident, seq }
}

function cutOf({ incident }: Placed): Cut {
  return { occurredAt: Date.parse(incident.occurredAt), id: incident.id }
}
