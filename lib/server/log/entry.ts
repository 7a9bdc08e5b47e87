import type { LoggedChange, ToldChange } from '@/db/queries/read-log'
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
 * rose above them they get that it is gone, and neither by whom nor what it became. While it is above them that is all
 * they get of its past too, so that who raised its marking took back what it said. Once it came down to them again,
 * they get what it said while they could see it.
 */
export function entryFor(level: number, row: ToldChange): LogEntry | null {
  const op = opFor(level, { op: opOf(row), tlp: row.tlp, tlpBefore: row.tlpBefore })
  if (op === null) return null
  const { seq, id, version, by, incident } = row
  const common = { seq, at: incident.updatedAt, id, version }
  if (op === 'withdraw' || row.tlpNow > level) return { ...common, op: 'withdraw', by: '', incident: null }
  return { ...common, op, by, incident: { ...incident, seq } }
}

/** Rows that a level sees one after the other, as a span after `after`. */
export function spanOf(level: number, after: number, rows: readonly ToldChange[]): LogSpan {
  const entries = rows.flatMap((row) => entryFor(level, row) ?? [])
  return { from: after + 1, to: entries.at(-1)?.seq ?? after, entries }
}

function opOf(row: LoggedChange): Op {
  return OPS[row.op] ?? 'update'
}
