import type { Holder } from '../core/lens/holder'
import type { AgreementClass, Criterion } from '../core/lens/lens'
import type { BridgeGroup } from '../core/report/bridge'
import type { Lead, LeadFlip } from '../core/report/region-makeup'
import type { Measured, Report } from '../core/report/report'
import type { Kind, Technology, Tlp } from '../core/taxonomy'
import type { SideView, VersionView } from './protocol'

/** What every report says of itself. */
export interface ReportHead {
  /** Moment of the scores, RFC 3339. */
  at: string
  /** The query in the form of a URL; empty for all. */
  query: string
  sides: { east: SideView; west: SideView }
  blocs: VersionView
  total: number
  /** Highest marking among the incidents; null where there are none. */
  marking: Tlp | null
}

/** A region's load under one side, taken apart in two ways; each sums to it. */
export interface SideLoadView {
  load: number
  criteria: Record<Criterion, number>
  kinds: Record<Kind, number>
}

/** What a region is made up of under both sides, and what would turn its lead. */
export interface RegionReport {
  /** A country, an area or a bloc. */
  region: string
  count: number
  loads: { east: SideLoadView; west: SideLoadView }
  lead: Lead
  flip: LeadFlip
}

/** `GET /api/v1/regions/{region}`; `total` and `marking` are those of the region. */
export interface RegionAnswer extends ReportHead, RegionReport {}

/** `GET /api/v1/cohesion`. */
export interface CohesionAnswer extends ReportHead {
  method: { measure: 'tau-b'; interval: 'percentile bootstrap'; intervalPercent: number; draws: number; firstIncidents: number }
  regions: Measured
  incidents: Measured
  kinds: ({ kind: Kind } & Measured)[]
  series: ({ at: string } & Measured)[]
  matrix: { holders: { holder: Holder; submitted: boolean; inherits: Holder[] }[]; tau: (number | null)[][]; n: number }
}

/** One line of the bridge; `of` says how many were ranked. */
export interface BridgeLine {
  sort: 'region' | 'incident'
  /** A country (ISO 3166-1 alpha-2), or the id of an incident. */
  id: string
  title: string | null
  occurredAt: string | null
  country: string | null
  tlp: Tlp | null
  group: BridgeGroup
  agreement: AgreementClass
  east: number
  west: number
  rankEast: number
  rankWest: number
  of: number
  gain: number | null
}

/** `GET /api/v1/bridge`. */
export interface BridgeAnswer extends ReportHead {
  cohesion: Pick<Report<unknown>, 'regions' | 'incidents'>
  lines: BridgeLine[]
}

/** How many incidents there are, how many of them involve a technology at all, and each; one may involve several. */
export interface TechnologyLine {
  incidents: number
  any: number
  technologies: Record<Technology, number>
}

/** `GET /api/v1/technologies`. Every incident is in exactly one of `allies` and `elsewhere`. */
export interface TechnologiesAnswer extends Pick<ReportHead, 'query' | 'total' | 'marking'> {
  allies: ({ country: string } & TechnologyLine)[]
  /** In other countries, at sea or of no place. */
  elsewhere: TechnologyLine
  all: TechnologyLine
}
