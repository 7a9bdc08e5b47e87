import { getTableColumns, type InferInsertModel, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { jsonOf, recordset } from '../recordset'
import { log } from '../schema/log'
import { logHead } from '../schema/log-head'
import { type Database, rowsOf } from '../store'
import type { Standing } from './log-head'

/** Notified at each append, with the last position it gave. */
export const LOG_CHANNEL = 'meridian_log'

export type LogRow = InferInsertModel<typeof log>

/** By how much each number of the head moves: five numbers each, one a level, as Postgres writes an array. */
export type Gain = Record<'seq' | 'at' | 'count' | 'high' | 'low', string>

/** The gain of standings that were counted from nothing. */
export function gainOf(standings: readonly Standing[]): Gain {
  const array = (numberOf: (standing: Standing) => number) => `{${standings.map(numberOf).join(',')}}`
  return {
    seq: array((one) => one.seq),
    at: array((one) => one.at),
    count: array((one) => one.digest.count),
    high: array((one) => one.digest.high),
    low: array((one) => one.digest.low),
  }
}

/**
 * Appends rows whose positions count from 1, and moves the head by the gain. Returns the positions the head had
 * before, per level, to be added to those of the rows.
 *
 * It is the last statement of every writing transaction: the head stays locked from here to the commit, so positions
 * are given in commit order and a reader who saw position n can miss nothing below it.
 */
export async function appendLog(db: Database, rows: readonly LogRow[], gain: Gain): Promise<number[]> {
  const values = { seq: sql`${gain.seq}`, at: sql`${gain.at}`, count: sql`${gain.count}`, high: sql`${gain.high}`, low: sql`${gain.low}` }
  const [before] = await rowsOf<{ seq: number[] }>(
    db,
    sql`with head as (${moveHead(values)}), entries as (${insertEntries(jsonOf(rows))}) select ${TELL} from head`,
  )
  if (!before) throw new Error('The log has no head: the migrations of this store are not complete.')
  return before.seq
}

/** What an append answers: the positions before it. It tells everyone who follows the log, once it is committed. */
export const TELL = sql`to_json(seq) as seq, pg_notify(${sql.raw(`'${LOG_CHANNEL}'`)}, reach::text)::text`

/** Moves the head, which is locked from here on, where the condition holds. It returns the positions before, and the last one after. */
export function moveHead(gain: Record<keyof Gain, SQLWrapper>, condition = sql`true`): SQL {
  return sql`update ${logHead} set
      seq = ${joined('seq', gain.seq, 'a + b')}, at = ${joined('at', gain.at, 'greatest(a, b)')},
      count = ${joined('count', gain.count, 'a + b')},
      high = ${joined('high', gain.high, '(a + b) & 4294967295')}, low = ${joined('low', gain.low, '(a + b) & 4294967295')}
    where ${condition}
    returning ${joined('seq', gain.seq, 'a - b')} as seq, seq[5] as reach`
}

/** Inserts the rows of a JSON value at positions that go on from those of `head`. */
export function insertEntries(json: SQLWrapper): SQL {
  return sql`insert into ${log} (seq, seq_strict, seq_amber, seq_green, seq_clear, incident_id, version, op, at, by_name, by_id, tlp, tlp_before, incident)
    select head.seq[5] + given.seq, head.seq[4] + given."seqStrict", head.seq[3] + given."seqAmber",
      head.seq[2] + given."seqGreen", head.seq[1] + given."seqClear", given."incidentId", given.version, given.op, given.at,
      given."byName", given."byId", given.tlp, given."tlpBefore", given.incident
    from head, ${recordset(getTableColumns(log), json)}`
}

/** Element by element: `a` of the column, `b` of the numbers given. */
function joined(column: keyof Gain, numbers: SQLWrapper, each: string): SQL {
  return sql`array(select ${sql.raw(each)} from unnest(log_head.${sql.raw(column)}, ${numbers}::bigint[]) with ordinality as pair(a, b, at) order by pair.at)`
}
