import { readHead, type Standing } from '@/db/queries/log-head'
import { visibleTo } from '@/db/queries/matching'
import { type IncidentColumns, readColumns } from '@/db/queries/read-columns'
import { readChanges } from '@/db/queries/read-log'
import type { Store } from '@/db/store'
import { digestText } from '../../core/digest'
import { TLPS } from '../../core/taxonomy'
import { packRows } from '../../wire/chunk-columns'
import { codedColumns } from '../read/snapshot'
import { HeldRows } from './held-rows'

const BATCH = 20_000
const CHANGES = 2_000
export const HIGHEST = TLPS.length - 1

/** All incidents of the store, and where each level of the log stood then. */
export interface ReadStore {
  held: HeldRows
  standings: Standing[]
}

/**
 * Reads the store page by page, each page in a statement of its own, so that writers need not wait; what changed
 * meanwhile is taken from the log. `signal` ends it early.
 * @throws Error where what was read is not what the log stands for
 */
export async function readStore({ db }: Store, signal: AbortSignal): Promise<ReadStore> {
  const held = new HeldRows()
  let { seq } = highest(await readHead(db))
  let cut: { occurredAt: number; id: string } | null = null
  for (;;) {
    signal.throwIfAborted()
    const page: IncidentColumns | null = await readColumns(db, visibleTo(HIGHEST), cut, BATCH)
    if (!page) break
    held.putAll(packRows(codedColumns(page), 0, page.id.length))
    if (page.id.length < BATCH) break
    cut = { occurredAt: page.occurredAt.at(-1) ?? 0, id: page.id.at(-1) ?? '' }
  }
  const standings = await readHead(db)
  const standing = highest(standings)
  while (seq < standing.seq) {
    signal.throwIfAborted()
    const changes = await readChanges(db, seq, Math.min(CHANGES, standing.seq - seq))
    if (changes.length === 0) throw new Error(`the log ends at ${seq}, before its head at ${standing.seq}`)
    for (const change of changes) held.put({ ...change.incident, seq: change.seq })
    seq = changes.at(-1)?.seq ?? seq
  }
  held.sort()
  const digest = held.digestOf(held.order)
  if (digest.count !== standing.digest.count || digestText(digest) !== digestText(standing.digest))
    throw new Error(`the incidents read (${digest.count}) are not those of the log (${standing.digest.count})`)
  return { held, standings }
}

/** The standing of the level that sees all. */
export function highest(standings: readonly Standing[]): Standing {
  const standing = standings[HIGHEST]
  if (!standing) throw new Error('the head of the log lacks the highest level')
  return standing
}
