import { sql } from 'drizzle-orm'
import type { Digest } from '@/lib/core/digest'
import { logHead } from '../schema/log-head'
import { type Database, rowsOf } from '../store'

/** Where one clearance's view of the log stands. `at` is milliseconds since 1970, 0 where nothing was seen yet. */
export interface Standing {
  seq: number
  at: number
  digest: Digest
}

interface HeadRow {
  seq: number[]
  at: number[]
  count: number[]
  high: number[]
  low: number[]
}

/** Where the log stands for each level of `TLPS`, as of the last commit. */
export async function readHead(db: Database): Promise<Standing[]> {
  const [row] = await rowsOf<HeadRow>(
    db,
    sql`select to_json(seq) as seq, to_json(at) as at, to_json(count) as count, to_json(high) as high, to_json(low) as low from ${logHead}`,
  )
  if (!row) throw new Error('The log has no head: the migrations of this store are not complete.')
  return row.seq.map((seq, level) => ({
    seq,
    at: row.at[level] ?? 0,
    digest: { count: row.count[level] ?? 0, high: row.high[level] ?? 0, low: row.low[level] ?? 0 },
  }))
}
