import type {
  Confidence,
  Credibility,
  Determination,
  Investigation,
  Kind,
  Op,
  Precision,
  Reliability,
  Sector,
  Severity,
  Technology,
  Tlp,
} from './taxonomy'

/** A point on the earth. Degrees, WGS 84; `uncertaintyKm` is the radius that holds the true place, null when unknown. */
export interface PointPlace {
  lng: number
  lat: number
  uncertaintyKm: number | null
  name: string | null
}
/** An area (ISO 3166-2) that is shaded as a whole and never becomes a point. */
export interface AreaPlace {
  area: string
  name: string | null
}
/** A country (ISO 3166-1 alpha-2) that is shaded as a whole and never becomes a point. */
export interface CountryPlace {
  country: string
  name: string | null
}
export type Place = PointPlace | AreaPlace | CountryPlace

/** Who is behind it: ISO 3166-1 alpha-2, `non-state` or `unknown`. */
export interface Origin {
  code: string
  confidence: Confidence
}
export interface Source {
  name: string
  reliability: Reliability
}
export interface Link {
  url: string
  title: string | null
}

/** What every door hands to the one write verb: complete, checked, defaults filled. Times are RFC 3339 in UTC with `Z`. */
export interface Draft {
  kind: Kind
  title: string
  summary: string
  severity: Severity
  determination: Determination
  investigation: Investigation
  occurredAt: string
  occurredPrecision: Precision
  endedAt: string | null
  place: Place | null
  origin: Origin
  sector: Sector | null
  source: Source
  credibility: Credibility
  externalId: string | null
  tlp: Tlp
  exercise: boolean
  techniques: string[]
  technologies: Technology[]
  tags: string[]
  links: Link[]
}

/** A recorded incident as a reader gets it. `country` and `area` are derived from the place. */
export interface Incident extends Draft {
  id: string
  /** Position of its last change in the log, as numbered for this reader. */
  seq: number
  /** Counts its changes, from 1; the value of `If-Match`. */
  version: number
  recordedAt: string
  updatedAt: string
  country: string | null
  area: string | null
  /** The incident this one was merged into, if any. */
  mergedInto: string | null
}

/** One change in the log as a reader gets it; `incident` is null where the change withdrew it from this reader's sight. */
export interface LogEntry {
  seq: number
  op: Op
  at: string
  by: string
  id: string
  version: number
  incident: Incident | null
}

/** Whether a place is a point. */
export function isPoint(place: Place | null): place is PointPlace {
  return place !== null && 'lng' in place
}
