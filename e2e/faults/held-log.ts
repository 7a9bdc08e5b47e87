import { addMember, type Digest, digestText, EMPTY_DIGEST, removeMember } from '@/lib/core/digest'
import type { Incident, LogEntry } from '@/lib/core/incident'
import type { LogAnswer } from '@/lib/wire/protocol'
import { ADMIN_TOKEN } from '../server'

/** The whole log as `GET /api/v1/log` gives it to the operator, and the set that follows from it. */
export interface HeldLog {
  entries: LogEntry[]
  incidents: Map<string, Incident>
  seq: number
  count: number
  /** `digestText` of the set. */
  digest: string
}

/** Reads the log from its start and replays it. Rejects where the numbers have a hole or a repeat. */
export async function readHeldLog(url: string): Promise<HeldLog> {
  const entries: LogEntry[] = []
  for (let head = 1; entries.length < head; ) {
    const response = await fetch(`${url}/api/v1/log?after=${entries.length}&limit=5000`, {
      headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
    })
    if (!response.ok) throw new Error(`the log answered ${response.status}`)
    const answer = (await response.json()) as LogAnswer
    if (answer.entries.length === 0 && answer.head > entries.length) throw new Error(`the log ends at ${entries.length} of ${answer.head}`)
    for (const entry of answer.entries) {
      if (entry.seq !== entries.length + 1) throw new Error(`the log goes on with ${entry.seq} after ${entries.length}`)
      entries.push(entry)
    }
    head = answer.head
  }
  return { entries, ...replay(entries) }
}

function replay(entries: readonly LogEntry[]): Omit<HeldLog, 'entries'> {
  const incidents = new Map<string, Incident>()
  let digest: Digest = EMPTY_DIGEST
  for (const { id, incident } of entries) {
    const before = incidents.get(id)
    if (before) digest = removeMember(digest, id, before.version)
    if (incident) digest = addMember(digest, id, incident.version)
    if (incident) incidents.set(id, incident)
    else incidents.delete(id)
  }
  return { incidents, seq: entries.length, count: digest.count, digest: digestText(digest) }
}
