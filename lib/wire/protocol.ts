import type { Incident, LogEntry } from '../core/incident'
import type { Issue } from '../core/issue'
import type { Flip } from '../core/lens/flip'
import type { Holder } from '../core/lens/holder'
import type { Version } from '../core/lens/in-force'
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

/** A mark as it is pushed: with the number of versions of lenses there are. Where it grew, `GET /api/v1/lenses` has more. */
export interface LiveMark extends Mark {
  lenses: number
}

/** Client to server over Socket.IO. */
export interface ClientEvents {
  /** Start to stream what follows `after`; may be sent again at any time, the last one counts. */
  watch: (request: { after: number }) => void
}

/** Server to client over Socket.IO. */
export interface ServerEvents {
  entries: (span: LogSpan) => void
  mark: (mark: LiveMark) => void
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

/** A version of a lens or of the groupings without its body: who made it, and since when it is in force (null: always). */
export type VersionView = Omit<Version, 'body'>

/** One of the two sides compared: the first stands under `east`, the second under `west`, whoever they are. */
export interface SideView {
  holder: Holder
  /** Whether a lens in it only illustrates the model. */
  illustrative: boolean
  /** Of a bloc each member with its share, and whose lens it is counted with: its own, or the bloc's, which it inherits. */
  parts: { country: string; weight: number; submitted: boolean; lens: { subject: Holder; version: number } }[]
  /** The versions of the lenses that it is the mean of. */
  versions: VersionView[]
}

/** `GET /api/v1/incidents/{id}?explain&at=&sides=`: scores of both sides at `at`, by the lenses in force then. */
export interface Explained {
  at: string
  east: Explanation & { side: SideView }
  west: Explanation & { side: SideView }
  /** The groupings that the lenses were read with. */
  blocs: VersionView
  divergence: number
  agreement: string
  /** The smallest single changes that give it another class. */
  flip: Flip
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
  sides: { east: SideView; west: SideView }
  /** The groupings that the lenses and the filter by bloc were read with. */
  blocs: VersionView
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
