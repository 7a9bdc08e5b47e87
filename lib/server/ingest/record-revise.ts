import { isDeepStrictEqual } from 'node:util'
import { incidentRow } from '@/db/queries/incident-row'
import { keyOwners } from '@/db/queries/key-owners'
import { lockIncident } from '@/db/queries/read-incidents'
import { updateIncident } from '@/db/queries/update-incident'
import type { StoredIncident } from '@/db/schema/log'
import type { Database, Store } from '@/db/store'
import { parsePatch } from '../../core/draft'
import type { Draft, Incident } from '../../core/incident'
import { tlpLevel } from '../../core/taxonomy'
import { Fault } from '../fault'
import { appendChanges } from '../log/append'
import type { TailedChange } from '../log/recent'
import type { Principal } from '../principal'
import { clearanceIssue, releaseIssue } from './record-clearance'
import { isKeyTaken } from './record-fault'
import { nextVersion, type RecorderDeps, withSeq } from './record-incident'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A change to one incident: the version it was made on, and the fields to replace. */
export interface Revision {
  id: string
  version: number
  patch: unknown
  by: Principal
}

/** A revised incident, and its change in the log where there was one. */
interface Revised {
  incident: Incident
  logged: TailedChange[]
}

/** Replaces fields of an incident, in one transaction with its log. What changes nothing makes no version. */
export async function reviseIncident(store: Store, revision: Revision, deps: RecorderDeps): Promise<Incident> {
  if (!UUID.test(revision.id)) throw notFound()
  try {
    const { incident, logged } = await store.db.transaction((tx) => revise(tx, revision, deps))
    deps.committed(logged)
    return incident
  } catch (error) {
    if (isKeyTaken(error)) throw keyTaken(error)
    throw error
  }
}

async function revise(tx: Database, { id, version, patch, by }: Revision, deps: RecorderDeps): Promise<Revised> {
  const level = tlpLevel(by.clearance)
  const held = await lockIncident(tx, level, id)
  if (!held) throw notFound()
  const current = withSeq(held.incident, held.seq)
  if (held.incident.version !== version)
    throw new Fault('version-conflict', `The incident is at version ${held.incident.version}, not ${version}.`, { extra: { current } })
  const now = deps.now()
  const parsed = parsePatch(patch, held.incident, { now, sourceName: by.name })
  if (!parsed.ok) throw new Fault('invalid', 'The change could not be taken.', { issues: parsed.issues })
  const refused = clearanceIssue(parsed.value, by) ?? releaseIssue(held.incident.tlp, parsed.value.tlp, by)
  if (refused) throw new Fault('forbidden', refused.message, { issues: [refused] })
  if (changesNothing(parsed.value, held.incident)) return { incident: current, logged: [] }
  const next = nextVersion(held.incident, parsed.value, now, deps.locate)
  await updateIncident(tx, incidentRow(next, await laneFor(tx, next, held, level)))
  const logged = await appendChanges(tx, [{ op: 'update', incident: next, before: held.incident.tlp, by }])
  return { incident: withSeq(next, logged[0]?.positions[level] ?? 0), logged }
}

/** The lane of an incident after a change: its own while its key stays, else the first that is free, unless a visible one holds the key. */
async function laneFor(
  tx: Database,
  next: StoredIncident,
  held: { incident: StoredIncident; keyLane: number },
  level: number,
): Promise<number> {
  const same = next.externalId === held.incident.externalId && next.source.name === held.incident.source.name
  if (same) return held.keyLane
  if (next.externalId === null) return 0
  const owners = await keyOwners(tx, [{ source: next.source.name, externalId: next.externalId }])
  if (owners.some((owner) => owner.tlp <= level)) throw keyTaken()
  return 1 + Math.max(-1, ...owners.map((owner) => owner.lane))
}

function changesNothing(draft: Draft, current: StoredIncident): boolean {
  return (Object.keys(draft) as (keyof Draft)[]).every((field) => isDeepStrictEqual(draft[field], current[field]))
}

function notFound(): Fault {
  return new Fault('not-found', 'There is no such incident.')
}

function keyTaken(cause?: unknown): Fault {
  return new Fault('conflict', 'Another incident has this source and external id.', { cause })
}
