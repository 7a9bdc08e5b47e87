import type { Mark } from './protocol'

/**
 * The columns of `GET /api/v1/snapshot`: what filters, scores and the map need, one entry a row, rows ordered by
 * `occurredAt` then `id`. Words stand as their stable codes (`lib/core/taxonomy`, `lib/core/region`, `originCode`).
 */
export interface SnapshotColumns {
  /** UUID. */
  id: string[]
  version: number[]
  kind: number[]
  severity: number[]
  determination: number[]
  investigation: number[]
  tlp: number[]
  /** 1 for the exercise lane. */
  exercise: number[]
  /** 1 for an incident merged into another: held for the digest, never shown. */
  merged: number[]
  /** `originCode` of `lib/core/lens/score`. */
  origin: number[]
  originConfidence: number[]
  reliability: number[]
  credibility: number[]
  /** Code of the sector + 1; 0 for none. */
  sector: number[]
  /** `technologyBits` of `lib/core/technology-set`. */
  technologies: number[]
  /** Milliseconds since 1970. */
  occurredAt: number[]
  /** How exactly it is known: code of the precision. */
  occurredPrecision: number[]
  /** Milliseconds since 1970. */
  recordedAt: number[]
  /** Degrees; null where the place is no point. */
  lng: (number | null)[]
  lat: (number | null)[]
  uncertaintyKm: (number | null)[]
  /** `countryCode` and `areaCode`; 0 for none. */
  country: number[]
  area: number[]
  title: string[]
  placeName: (string | null)[]
}

/** `GET /api/v1/snapshot?window=90d` (`all` by default): the columns and the mark of the log they stand at. */
export interface Snapshot {
  mark: Mark
  /** Start of the window (occurredAt), milliseconds since 1970; null for all. The mark counts all, not only the window. */
  from: number | null
  rows: number
  columns: SnapshotColumns
}
