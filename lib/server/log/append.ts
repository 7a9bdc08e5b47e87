import { appendLog, type LogRow } from '@/db/queries/append-log'
import type { StoredIncident } from '@/db/schema/log'
import type { Database } from '@/db/store'
import { codeOf, OPS, type Op, TLPS, type Tlp, tlpLevel } from '../../core/taxonomy'
import { advance, type Change, NOTHING } from './sight'

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

/** Logs changes in the order given, as the last statement of their transaction, and tells their positions. */
export async function appendChanges(tx: Database, changes: readonly LogChange[]): Promise<Positions[]> {
  let gain = TLPS.map(() => NOTHING)
  const offsets = changes.map((entry) => {
    const change = changeOf(entry)
    const after = gain.map((standing, level) => advance(standing, level, change))
    const positions = after.map((standing, level) => (standing === gain[level] ? null : standing.seq))
    gain = after
    return positions
  })
  const before = await appendLog(
    tx,
    changes.map((change, at) => logRow(change, offsets[at] ?? [])),
    gain,
  )
  return offsets.map((positions) => positions.map((position, level) => (position === null ? null : position + (before[level] ?? 0))))
}

function changeOf({ op, incident, before }: LogChange): Change {
  const tlpBefore = before === null ? null : tlpLevel(before)
  return { id: incident.id, version: incident.version, op, at: Date.parse(incident.updatedAt), tlp: tlpLevel(incident.tlp), tlpBefore }
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
    tlpBefore: before === null ? null : tlpLevel(before),
    incident,
  }
}
