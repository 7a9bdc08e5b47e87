import type { Draft, Incident } from '../core/incident'
import type { Query } from '../core/query'
import type { Tlp } from '../core/taxonomy'
import type { Snapshot } from '../wire/columns'
import type { IncidentPage, LogAnswer, LogSpan, Mark, SearchAnswer } from '../wire/protocol'
import type { Principal } from './principal'

/** What the write verb says of one draft. */
export type Recorded = { outcome: 'recorded' | 'known'; id: string }

/** The one way to write (`ingest/record`). Every promise resolves after commit, never before. */
export interface Recorder {
  /** Records a draft, or finds the one with its (source, externalId) that the writer may see. Concurrent calls share a transaction. */
  record(draft: Draft, by: Principal): Promise<{ outcome: 'recorded' | 'known'; incident: Incident }>
  /** Records many in one transaction, in order; an answer for each. */
  recordMany(drafts: readonly Draft[], by: Principal): Promise<Recorded[]>
  /** Replaces fields of an incident at `version`; Fault `version-conflict` carries the current one in `extra.current`. */
  revise(id: string, version: number, patch: unknown, by: Principal): Promise<Incident>
  /** Stops taking work and settles what is under way. */
  drain(): Promise<void>
}

/** Reads for one reader; each applies their clearance in the query itself. */
export interface Reader {
  list(query: Query, page: { cursor: string | null; limit: number }): Promise<IncidentPage>
  /** All matches, newest first, in batches, for exports. */
  each(query: Query): AsyncIterable<Incident[]>
  find(id: string): Promise<Incident | null>
  /** Changes of one incident the reader may see, oldest first; null where there is no such incident for them. */
  history(id: string): Promise<LogSpan['entries'] | null>
  log(after: number, limit: number): Promise<LogAnswer>
  mark(): Promise<Mark>
  snapshot(from: number | null): Promise<Snapshot>
  search(words: string): Promise<SearchAnswer>
}

/** Committed entries, as they come, for one clearance (`log/tail`). */
export interface Tail {
  /** Calls back with each span in order, coalesced over 25–50 ms; returns the way to stop. */
  subscribe(clearance: Tlp, listener: (span: LogSpan, mark: Mark) => void): () => void
  /** Last seq delivered to this clearance. */
  position(clearance: Tlp): number
  /** The mark of exactly that point. */
  mark(clearance: Tlp): Mark
  /** Recent entries after `after`, or null where they are no longer in memory. */
  recent(clearance: Tlp, after: number): LogSpan | null
}

/** Quarantined lines: what could not be taken, with its text, so that nothing is lost. */
export interface Quarantine {
  keep(lines: readonly { importId: string; line: number; text: string; issues: unknown }[], by: Principal): Promise<void>
}
