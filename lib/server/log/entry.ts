import type { LoggedChange } from '@/db/queries/read-log'
import type { LogEntry } from '../../core/incident'
import { OPS, type Op } from '../../core/taxonomy'
import type { LogSpan } from '../../wire/protocol'
import { type Change, changeOf, opFor } from './sight'

/** A stored change as what decides who sees it. */
export function loggedChange(row: LoggedChange): Change {
  const { id, version, tlp, tlpBefore, incident } = row
  return changeOf({ id, version, op: opOf(row), at: Date.parse(incident.updatedAt), tlp, tlpBefore })
}

/**
 * A stored change as a reader of a level gets it, at their position; null where they do not see it. Of an incident that
 * rose above them they get that it is gone, and neither by whom nor what it became.
 */
export function entryFor(level: number, row: LoggedChange, seq: number): LogEntry | null {
  const op = opFor(level, { op: opOf(row), tlp: row.tlp, tlpBefore: row.tlpBefore })
  if (op === null) return null
  const common = { seq, op, at: row.incident.updatedAt, id: row.id, version: row.version }
  return op === 'withdraw' ? { ...common, by: '', incident: null } : { ...common, by: row.by, incident: { ...row.incident, seq } }
}

/** Rows that a level sees one after the other, as a span after `after`. */
export function spanOf(level: number, after: number, rows: readonly LoggedChange[]): LogSpan {
  const entries = rows.flatMap((row) => entryFor(level, row, row.seq) ?? [])
  return { from: after + 1, to: entries.at(-1)?.seq ?? after, entries }
}

function opOf(row: LoggedChange): Op {
  return OPS[row.op] ?? 'update'
}
