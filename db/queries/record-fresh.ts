import { getTableColumns, sql } from 'drizzle-orm'
import { insertFrom, recordset } from '../recordset'
import { incidents } from '../schema/incident'
import { statement } from '../statement'
import type { Store } from '../store'
import { type Gain, insertEntries, type LogRow, moveHead, TELL } from './append-log'
import type { IncidentRow } from './incident-row'

/**
 * Records new incidents with their log in one statement, which is a transaction of its own: all of them, or none and
 * null where an incident that is there already holds one of their keys. Rows in the order of their keys, or concurrent
 * callers may deadlock. Positions of the entries count from 1, as for `appendLog`, and the answer is its answer.
 * @throws the store's error of a taken key, where another transaction took it at the same time or two rows share it
 */
export async function recordFresh(
  store: Store,
  rows: readonly IncidentRow[],
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
  // The inner select is no join, so that it stays a search of the index whatever the planner knew of the table when it planned.
  const taken = sql`select from given where (select true from ${incidents} as held where held.source_name = given."sourceName"
    and held.external_id = given."externalId" and held.key_lane = given."keyLane" limit 1) limit 1`
  return statement(
    'record_fresh',
    sql`with given as materialized (select * from ${recordset(columns, sql.placeholder('rows'))}), taken as (${taken}),
      fresh as (${insertFrom(incidents, columns, sql`given where not exists (select from taken)`)} returning 1),
      head as (${moveHead(gain, sql`(select count(*) from fresh) > 0`)}),
      entries as (${insertEntries(sql.placeholder('entries'))})
      select ${TELL} from head`,
  )
}
