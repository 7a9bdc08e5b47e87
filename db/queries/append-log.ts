import { type InferInsertModel, type SQL, sql } from 'drizzle-orm'
import { recordset } from '../recordset'
import { log } from '../schema/log'
import { logHead } from '../schema/log-head'
import { type Database, rowsOf } from '../store'
import type { Standing } from './log-head'

/** Notified at each append, with the last position it gave. */
export const LOG_CHANNEL = 'meridian_log'

export type LogRow = InferInsertModel<typeof log>

/**
 * Appends rows whose positions count from 1, and moves the head by `gain` (one per level, digests as differences from
 * the empty one). Returns the positions the head had before, per level, to be added to those of the rows.
 *
 * It is the last statement of every writing transaction: the head stays locked from here to the commit, so positions
 * are given in commit order and a reader who saw position n can miss nothing below it.
 */
export async function appendLog(db: Database, rows: readonly LogRow[], gain: readonly Standing[]): Promise<number[]> {
  const [before] = await rowsOf<{ seq: number[] }>(
    db,
    sql`with head as (
        update ${logHead} set
          seq = ${joined(
            sql`seq`,
            gain.map((one) => one.seq),
            sql`a + b`,
          )},
          at = ${joined(
            sql`at`,
            gain.map((one) => one.at),
            sql`greatest(a, b)`,
          )},
          count = ${joined(
            sql`count`,
            gain.map((one) => one.digest.count),
            sql`a + b`,
          )},
          high = ${joined(
            sql`high`,
            gain.map((one) => one.digest.high),
            sql`(a + b) & 4294967295`,
          )},
          low = ${joined(
            sql`low`,
            gain.map((one) => one.digest.low),
            sql`(a + b) & 4294967295`,
          )}
        returning ${joined(
          sql`seq`,
          gain.map((one) => one.seq),
          sql`a - b`,
        )} as seq, seq[5] as reach
      ), entries as (
        insert into ${log} (seq, seq_strict, seq_amber, seq_green, seq_clear, incident_id, version, op, at, by_name, by_id, tlp, tlp_before, incident)
        select head.seq[5] + given.seq, head.seq[4] + given."seqStrict", head.seq[3] + given."seqAmber",
          head.seq[2] + given."seqGreen", head.seq[1] + given."seqClear", given."incidentId", given.version, given.op, given.at,
          given."byName", given."byId", given.tlp, given."tlpBefore", given.incident
        from head, ${recordset(log, rows)}
      )
      select to_json(seq) as seq, pg_notify(${LOG_CHANNEL}, reach::text)::text from head`,
  )
  if (!before) throw new Error('The log has no head: the migrations of this store are not complete.')
  return before.seq
}

/** Element by element: `a` of the column, `b` of the numbers given. */
function joined(column: SQL, numbers: readonly number[], each: SQL): SQL {
  return sql`array(select ${each} from unnest(log_head.${column}, ${`{${numbers.join(',')}}`}::bigint[]) with ordinality as pair(a, b, at) order by pair.at)`
}
