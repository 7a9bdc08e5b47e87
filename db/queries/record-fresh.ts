import { getTableColumns, sql } from 'drizzle-orm'
import { insertFrom, recordset } from '../recordset'
import { incidents } from '../schema/incident'
import { statement } from '../statement'
import type { Store } from '../store'
import { type Gain, insertEntries, type LogRow, moveHead, TELL } from './append-log'
import type { IncidentRow } from './incident-row'

/** A new incident, and the level of who hands it in: what they may see of its key. Its lane is chosen by the statement. */
export type FreshRow = Omit<IncidentRow, 'keyLane'> & { level: number }

/**
 * Records new incidents with their log in one statement, which is a transaction of its own: all of them, or none and
 * null where an incident that its writer may see holds one of their keys. A key held out of the writer's sight takes the
 * next lane in the same statement, so that it cannot be told from a free one by the time that the answer takes. Rows in the order of their keys, or concurrent
 * callers may deadlock. Positions of the entries count from 1, as for `appendLog`, and the answer is its answer.
 * @throws the store's error of a taken key, where another transaction took it at the same time or two rows share it
 */
export async function recordFresh(
  store: Store,
  rows: readonly FreshRow[],
  entries: readonly LogRow[],
  gain: Gain,
): Promise<number[] | null> {
  const values = { rows: JSON.stringify(rows), entries: JSON.stringify(entries), ...gain }
  const [before] = await store.run<{ seq: number[] }>(RECORD, values)
  return before?.seq ?? null
}

const RECORD = recordStatement()

function recordStatement() {
  const columns = getTableColumns(incidents)
  const gain = {
    seq: sql.placeholder('seq'),
    at: sql.placeholder('at'),
    count: sql.placeholder('count'),
    high: sql.placeholder('high'),
    low: sql.placeholder('low'),
  }
  const { keyLane, ...said } = columns
  // A sum for each row, so that it stays a search of the index whatever the planner knew of the table when it planned.
  const held = sql`select coalesce(max(held.key_lane) + 1, 0) as lane, coalesce(bool_or(held.tlp <= given.level), false) as seen
    from ${incidents} as held where held.source_name = given."sourceName" and held.external_id = given."externalId"`
  return statement(
    'record_fresh',
    sql`with given as materialized (select given.*, held.lane as "keyLane", held.seen
        from ${recordset({ ...said, level: incidents.tlp }, sql.placeholder('rows'))} cross join lateral (${held}) as held),
      fresh as (${insertFrom(incidents, columns, sql`given where not exists (select from given where seen)`)} returning 1),
      head as (${moveHead(gain, sql`(select count(*) from fresh) > 0`)}),
      entries as (${insertEntries(sql.placeholder('entries'))})
      select ${TELL} from head`,
  )
}
