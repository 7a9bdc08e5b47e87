import { incidentRow } from '@/db/queries/incident-row'
import { insertIncidents } from '@/db/queries/insert-incidents'
import { type KeyOwner, keyOwners } from '@/db/queries/key-owners'
import { readStored } from '@/db/queries/read-incidents'
import { recordFresh } from '@/db/queries/record-fresh'
import type { StoredIncident } from '@/db/schema/log'
import type { Database, Store } from '@/db/store'
import type { Draft } from '../../core/incident'
import { tlpLevel } from '../../core/taxonomy'
import { appendChanges, entriesOf, type LogChange, type Positions } from '../log/append'
import type { TailedChange } from '../log/recent'
import type { Principal } from '../principal'
import { isKeyTaken } from './record-fault'
import { newIncident, type RecorderDeps } from './record-incident'

/** One draft to be recorded, and who hands it in. */
export interface Entry {
  draft: Draft
  by: Principal
}

/** An incident as it stands, with the positions of its last change by level. */
interface Stored {
  incident: StoredIncident
  positions: Positions
}

/** What became of one draft. */
export interface Outcome extends Stored {
  outcome: 'recorded' | 'known'
}

interface Attempt extends Entry {
  incident: StoredIncident
  /** The key of idempotence as one text, to sort and group by. */
  key: string
  lane: number
  known: string | null
}

/**
 * Records drafts in one transaction: incidents, then their log. A draft whose key (source, external id) is held by an
 * incident that its writer may see is `known`; one held out of the writer's sight takes a lane of its own, so that the
 * answer tells nothing of it. Outcomes stand in the order of the entries; all are recorded or none.
 */
export async function recordBatch(store: Store, entries: readonly Entry[], deps: RecorderDeps): Promise<Outcome[]> {
  const now = deps.now()
  const attempts = entries.map(
    ({ draft, by }): Attempt => ({
      draft,
      by,
      incident: newIncident(draft, now, deps.locate),
      key: keyText(draft.source.name, draft.externalId),
      lane: 0,
      known: null,
    }),
  )
  const { outcomes, logged } = (await recordNew(store, attempts)) ?? (await store.db.transaction((tx) => record(tx, attempts)))
  deps.committed(logged)
  return outcomes
}

/** What became of a batch, and its changes in the log. */
interface Result {
  outcomes: Outcome[]
  logged: TailedChange[]
}

/** The usual case, in one statement: no draft's key is held by anyone that its writer may see. Else null, and nothing is recorded. */
async function recordNew(store: Store, attempts: readonly Attempt[]): Promise<Result | null> {
  const keyed = attempts.filter(({ draft }) => draft.externalId !== null)
  if (new Set(keyed.map(({ key }) => key)).size < keyed.length) return null
  const { rows, gain, loggedAfter } = entriesOf(attempts.map(createdBy))
  const fresh = [...attempts].sort(byKey).map(({ incident, by }) => ({ ...incidentRow(incident, 0), level: tlpLevel(by.clearance) }))
  try {
    const before = await recordFresh(store, fresh, rows, gain)
    if (before === null) return null
    const logged = loggedAfter(before)
    return { outcomes: logged.map(({ incident, positions }) => ({ outcome: 'recorded', incident, positions })), logged }
  } catch (error) {
    if (isKeyTaken(error)) return null
    throw error
  }
}

/** Whatever the keys are held by. */
async function record(tx: Database, attempts: readonly Attempt[]): Promise<Result> {
  // In the order of their keys, as two transactions that insert the same keys in another order would deadlock. Lanes are
  // chosen before anything is inserted, so that a key held out of sight costs no turn more than a free one.
  let open = await unsettled(tx, [...attempts].sort(byKey))
  while (open.length > 0) {
    const inserted = await insertIncidents(
      tx,
      open.map(({ incident, lane }) => incidentRow(incident, lane)),
    )
    // Taken meanwhile, or by another draft of the batch.
    open = await unsettled(
      tx,
      open.filter(({ incident }) => !inserted.has(incident.id)),
    )
  }
  const fresh = attempts.filter((attempt) => attempt.known === null)
  const made = new Set(fresh.map(({ incident }) => incident.id))
  const known = new Set(attempts.flatMap((attempt) => attempt.known ?? []))
  const found = await readStored(
    tx,
    [...known].filter((id) => !made.has(id)),
  )
  const logged = fresh.length === 0 ? [] : await appendChanges(tx, fresh.map(createdBy))
  return { outcomes: outcomesOf(attempts, [...found, ...logged]), logged }
}

/** Looks up who holds the keys, and returns the attempts that are still to be inserted. */
async function unsettled(tx: Database, attempts: readonly Attempt[]): Promise<Attempt[]> {
  const keys = attempts.flatMap(({ draft }) => keyOf(draft) ?? [])
  const owners = groupByKey(await keyOwners(tx, keys))
  return attempts.filter((attempt) => !settle(attempt, owners.get(attempt.key) ?? []))
}

function createdBy({ incident, by }: Attempt): LogChange {
  return { op: 'create', incident, before: null, by }
}

function outcomesOf(attempts: readonly Attempt[], stored: readonly Stored[]): Outcome[] {
  const byId = new Map(stored.map((one) => [one.incident.id, one]))
  return attempts.map(({ incident, known }) => {
    const one = byId.get(known ?? incident.id)
    if (!one) throw new Error('An incident that holds a key was gone within the transaction.')
    return { outcome: known === null ? 'recorded' : 'known', incident: one.incident, positions: one.positions }
  })
}

/** Takes the incident that holds the key where the writer may see it; else moves on to the next free lane and returns false. */
function settle(attempt: Attempt, owners: readonly KeyOwner[]): boolean {
  const level = tlpLevel(attempt.by.clearance)
  const seen = owners.find((owner) => owner.tlp <= level)
  if (seen) attempt.known = seen.id
  else attempt.lane = 1 + Math.max(-1, ...owners.map((owner) => owner.lane))
  return seen !== undefined
}

function keyOf({ source, externalId }: Draft): { source: string; externalId: string } | null {
  return externalId === null ? null : { source: source.name, externalId }
}

function groupByKey(owners: readonly KeyOwner[]): Map<string, KeyOwner[]> {
  const groups = new Map<string, KeyOwner[]>()
  for (const owner of owners) {
    const key = keyText(owner.source, owner.externalId)
    groups.set(key, [...(groups.get(key) ?? []), owner])
  }
  return groups
}

function keyText(source: string, externalId: string | null): string {
  return JSON.stringify([source, externalId])
}

function byKey(a: { key: string }, b: { key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}
