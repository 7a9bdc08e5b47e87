import type { SeamCandidate } from '../core/seam/seam'
import type { ReportHead } from './reports'

export const SEAM_DECISIONS = ['accepted', 'rejected'] as const

/** What somebody decided about a candidate. */
export interface SeamDecision {
  candidate: string
  title: string
  decision: (typeof SEAM_DECISIONS)[number]
  reason: string
  by: string
  at: string
}

/** `GET /api/v1/seam`. */
export interface SeamAnswer extends ReportHead {
  /** How many incidents were examined, the newest; fewer than `total` where there are very many. */
  examined: number
  /** From so many points a candidate is told, and within how many days one narrative is looked for. */
  rules: { wedgeFrom: number; spreadFrom: number; windowDays: number }
  /** The strongest first, each with the decisions about it, the newest first. */
  candidates: (SeamCandidate & { decisions: SeamDecision[] })[]
  /** Decisions about what is no candidate here any more, the newest first. */
  past: SeamDecision[]
}
