import type { Cohesion } from '../core/cohesion'
import type { Subject } from '../core/lens/holder'
import type { Body, Version } from '../core/lens/in-force'
import type { DraftStatus } from '../core/lens/lens-draft'
import type { Kind } from '../core/taxonomy'
import type { SideView } from './protocol'

/**
 * `GET /api/v1/lenses?at=`: the whole history, with which any moment can be scored by `lib/core/lens/in-force`, and what
 * is in force at `at`. The history is only ever added to: its length is the revision.
 */
export interface LensesAnswer {
  revision: number
  at: string
  history: Version[]
  inForce: { subject: Subject; version: number }[]
}

/** `GET /api/v1/lenses/{subject}`: the versions of one subject, oldest first; none where it never had one. */
export interface SubjectAnswer {
  subject: Subject
  versions: Version[]
}

/** A change of a lens or of the groupings, before and after its decision. */
export interface LensDraft {
  id: string
  subject: Subject
  /** The version it was made from, 0 where there is none; it has to be the latest still when it is approved. */
  base: number
  /** Null: the ally's own lens is taken back, and it inherits again. */
  body: Body
  reason: string
  status: DraftStatus
  /** Counts the edits, for If-Match. */
  revision: number
  author: { id: string; name: string }
  createdAt: string
  changedAt: string
  /** Who approved, rejected or withdrew it, and what they said. */
  decision: { by: { id: string; name: string }; at: string; reason: string } | null
  /** The version that it became. */
  version: number | null
}

/** A form that a draft had; `GET /api/v1/lenses/drafts/{id}/history` gives all, oldest first. */
export interface DraftRevision {
  revision: number
  base: number
  body: Body
  reason: string
  /** When its author put another in its place; null for the present one. */
  replacedAt: string | null
  /** What was said where it was withdrawn before it was edited. */
  withdrawn: string | null
}

/** A lens or groupings as a file: what export gives and import takes. Import makes a draft of `body`; the rest tells where it came from. */
export interface LensFile {
  $schema?: string
  subject: Subject
  body: Body
  reason?: string
  version?: number
  author?: string
  approver?: string | null
  inForceFrom?: string | null
}

/** An incident among the fifty highest of a side, before or after a change. Rank 1 is the highest; equals share one. */
export interface EffectRow {
  id: string
  title: string
  kind: Kind
  country: string | null
  occurredAt: string
  before: { rank: number; score: number }
  after: { rank: number; score: number }
}

/** The matches under one state of the lenses. */
export interface EffectState {
  sides: { east: SideView; west: SideView }
  total: number
  /** How many incidents are of each class of agreement. */
  classes: Record<string, number>
  /** Kendall tau-b of the two sides' rankings of countries, and of incidents (of the newest 50,000 at most: see `n`). */
  cohesion: { regions: Cohesion; incidents: Cohesion }
}

/** `GET /api/v1/lenses/drafts/{id}/effect`: what a draft would do to the matches of a query, at one moment. */
export interface EffectAnswer {
  at: string
  before: EffectState
  after: EffectState
  /** Whatever is among the fifty highest before or after, in the order of after. */
  rankings: { east: EffectRow[]; west: EffectRow[] }
}
