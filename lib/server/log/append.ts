import { appendLog, type Gain, gainOf, type LogRow } from '@/db/queries/append-log'
import type { StoredIncident } from '@/db/schema/log'
import type { Database } from '@/db/store'
import { codeOf, OPS, type Op, TLPS, type Tlp, tlpLevel } from '../../core/taxonomy'
import type { TailedChange } from './recent'
import { advance, type Change, changeOf, NOTHING } from './sight'

/** A change to be logged: the incident as it is after it. */
export interface LogChange {
  op: Op
  incident: StoredIncident
  /** Its marking before; null for a new incident. */
  before: Tlp | null
  by: { id: string; name: string }
}

/** Positions of one change, by level of `TLPS`; null where that level does not see it. */
export type Positions = (number | null)[]

/** Logs changes in the order given, as the last statement of their transaction, and returns them as they are logged. */
export async function appendChanges(tx: Database, changes: readonly LogChange[]): Promise<TailedChange[]> {
  const { rows, gain, loggedAfter } = entriesOf(changes)
  return loggedAfter(await appendLog(tx, rows, gain))
}

/** Changes ready to be appended: their rows, what they make of the head, and what they are once its positions are known. */
export interface Entries {
  rows: LogRow[]
  gain: Gain
  loggedAfter(before: readonly number[]): TailedChange[]
}

/** Counts changes from nothing, in the order given. */
export function entriesOf(changes: readonly LogChange[]): Entries {
  let standings = TLPS.map(() => NOTHING)
  const offsets = changes.map((entry) => {
    const change = sightOf(entry)
    const after = standings.map((standing, level) => advance(standing, level, change))
    const positions = after.map((standing, level) => (standing === standings[level] ? null : standing.seq))
    standings = after
    return positions
  })
  return {
    rows: changes.map((change, at) => logRow(change, offsets[at] ?? [])),
    gain: gainOf(standings),
    loggedAfter: (before) => changes.map((change, at) => loggedAt(change, movedBy(offsets[at] ?? [], before))),
  }
}

function sightOf({ op, incident, before }: LogChange): Change {
  const { id, version, updatedAt, tlp } = incident
  return changeOf({ id, version, op, at: Date.parse(updatedAt), tlp: tlpLevel(tlp), tlpBefore: levelOrNull(before) })
}

function movedBy(offsets: Positions, before: readonly number[]): Positions {
  return offsets.map((offset, level) => (offset === null ? null : offset + (before[level] ?? 0)))
}

/** A change as it would be read back from the log. */
function loggedAt({ op, incident, before, by }: LogChange, positions: Positions): TailedChange {
  return {
    seq: positions.at(-1) ?? 0,
    positions,
    id: incident.id,
    version: incident.version,
    op: codeOf(OPS, op),
    by: by.name,
    tlp: tlpLevel(incident.tlp),
    tlpBefore: levelOrNull(before),
    incident,
  }
}

function levelOrNull(tlp: Tlp | null): number | null {
  return tlp === null ? null : tlpLevel(tlp)
}

function logRow({ op, incident, before, by }: LogChange, [clear, green, amber, strict, red]: Positions): LogRow {
  return {
    seq: red ?? 0,
    seqStrict: strict,
    seqAmber: amber,
    seqGreen: green,
    seqClear: clear,
    incidentId: incident.id,
    version: incident.version,
    op: codeOf(OPS, op),
    at: incident.updatedAt,
    byName: by.name,
    byId: by.id,
    tlp: tlpLevel(incident.tlp),
    tlpBefore: levelOrNull(before),
    incident,
  }
}
