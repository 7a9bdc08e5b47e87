import type { Incident, LogEntry } from '../core/incident'
import type { Issue } from '../core/issue'
import type { Explanation } from '../core/lens/score'
import type { Role, Tlp } from '../core/taxonomy'

/**
 * A span of the log as a reader sees it. `seq` is dense for each clearance: the entries visible to a reader are
 * numbered 1, 2, 3 … without a gap, so `to - from + 1 === entries.length`, a hole is visible as a missing number,
 * and a number tells nothing about entries above the reader's clearance. An empty span has `from === to + 1`.
 */
export interface LogSpan {
  from: number
  to: number
  entries: LogEntry[]
}

/** What a reader sees at `seq`: how many incidents (both lanes, merged ones too) and the digest of their (id, version). */
export interface Mark {
  seq: number
  /** Time of the last commit the mark stands for, RFC 3339. */
  at: string
  count: number
  /** `digestText` of `lib/core/digest`. */
  digest: string
}

/** Client to server over Socket.IO. */
export interface ClientEvents {
  /** Start to stream what follows `after`; may be sent again at any time, the last one counts. */
  watch: (request: { after: number }) => void
}

/** Server to client over Socket.IO. */
export interface ServerEvents {
  entries: (span: LogSpan) => void
  mark: (mark: Mark) => void
  /** The account was signed out, or its rights changed: fetch the session and the snapshot anew. */
  revoked: () => void
}

/** `GET /api/v1/log`. `head` is the last seq this reader may see at the time of the answer. */
export interface LogAnswer extends LogSpan {
  head: number
}

/** `GET /api/v1/incidents`. `total` counts all matches, `unplaced` those that are neither a point nor in a region. */
export interface IncidentPage {
  items: Incident[]
  total: number
  unplaced: number
  /** Cursor of the next page; null on the last. */
  next: string | null
}

/** `GET /api/v1/incidents/{id}?explain`: scores of both lenses at `at`. */
export interface Explained {
  at: string
  east: Explanation & { version: number; illustrative: boolean }
  west: Explanation & { version: number; illustrative: boolean }
  divergence: number
  agreement: string
}

/** `GET /api/v1/regions`: one row per country or area with at least one match. */
export interface RegionRow {
  /** ISO 3166-1 alpha-2 or ISO 3166-2; null collects what has no country. */
  region: string | null
  count: number
  east: number
  west: number
  divergence: number
  classes: Record<string, number>
}
export interface RegionsAnswer {
  at: string
  total: number
  lenses: { east: number; west: number }
  countries: RegionRow[]
  areas: RegionRow[]
  /** Kendall tau-b of the two rankings of countries; null with the reason where there are too few. */
  cohesion: { tau: number | null; n: number; reason: 'too-few' | null }
}

/** `GET /api/v1/search?q=`: the incidents whose text matches, as of `seq`. Entries after it are matched by their own text. */
export interface SearchAnswer {
  seq: number
  ids: string[]
}

/** `POST /api/v1/incidents/bulk` and `/import/…` answer NDJSON: progress and rejected lines as they come, totals last. */
export type BulkLine =
  | { type: 'progress'; lines: number; recorded: number; known: number; rejected: number }
  /** `kept` is false where quarantine keeps no more text of this import. */
  | { type: 'rejected'; line: number; issues: Issue[]; kept?: false }
  | {
      type: 'total'
      lines: number
      recorded: number
      known: number
      rejected: number
      /** Rejected lines whose text is not in quarantine; absent where it holds all. */
      unkept?: number
      complete: boolean
      error?: Problem
    }

/** RFC 9457 problem details, with one issue per field. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: string
  errors?: Issue[]
}

/** Who is signed in: `GET /api/v1/session`. */
export interface Session {
  id: string
  name: string
  role: Role
  clearance: Tlp
  organisation: string | null
}
