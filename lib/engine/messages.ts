import type { Query } from '../core/query'
import type { Determination, Kind, Severity, Tlp } from '../core/taxonomy'
import type { Mark } from '../wire/protocol'

/** The part of the world on screen, in Leaflet's terms: degrees (west may lie below -180 beside the antimeridian) and zoom. */
export interface Viewport {
  west: number
  south: number
  east: number
  north: number
  zoom: number
}

/** One order of the lists: newest first, or by priority under a lens. */
export type RowOrder = 'newest' | 'recorded' | 'east' | 'west' | 'divergence'

/** What the screen asks of the worker. Of `look` only the latest counts; `rows` is answered under its `request`. */
export type ToWorker =
  | { type: 'start' }
  | { type: 'look'; query: Query; viewport: Viewport | null }
  | { type: 'rows'; request: number; order: RowOrder; offset: number; limit: number }
  | { type: 'where'; request: number; id: string; order: RowOrder }
  | { type: 'retry' }
  | { type: 'stop' }

/** What the worker tells the screen. */
export type FromWorker =
  | { type: 'link'; link: LinkState }
  | { type: 'picture'; picture: Picture }
  | { type: 'rows'; request: number; revision: number; total: number; rows: Row[] }
  | { type: 'where'; request: number; position: number | null }
  | { type: 'changed'; ids: string[]; arrived: string[] }

/**
 * How the picture stands. `complete`: the held set equals the store's by digest at `mark`. `catching-up`: entries are
 * known to be missing and being fetched. `stale`: no word from the server since `since`. `refused`: signed out or rights changed.
 */
export interface LinkState {
  phase: 'loading' | 'catching-up' | 'complete' | 'stale' | 'refused' | 'failed'
  /** Rows loaded so far while loading. */
  loaded: number
  /** Last seq applied. */
  seq: number
  mark: Mark | null
  /** Since when the picture is stale, RFC 3339. */
  since: string | null
  /** What went wrong, a code for the screen's words. */
  problem: string | null
}

/** One row of a list. */
export interface Row {
  id: string
  version: number
  kind: Kind
  severity: Severity
  determination: Determination
  tlp: Tlp
  title: string
  placeName: string | null
  country: string | null
  area: string | null
  occurredAt: number
  recordedAt: number
  east: number
  west: number
}

/** Sums over the matches of one region. */
export interface RegionLoad {
  /** ISO 3166-1 alpha-2 or ISO 3166-2. */
  region: string
  count: number
  east: number
  west: number
  /** Matches per agreement class, in the order of `CLASSES`. */
  classes: number[]
  /** Matches that are no point: shown as a badge on the region. */
  unpointed: number
}

/** One symbol on the map: an incident, or several that would overlap. */
export interface MapSymbol {
  /** Stable while the group keeps its largest member. */
  key: string
  lng: number
  lat: number
  count: number
  /** The incident, where it is one. */
  id: string | null
  /** The most frequent kind, and the worst severity. */
  kind: Kind
  severity: Severity
  /** Matches per kind, in the order of `KINDS`. */
  kinds: number[]
  /** Whether none of them is confirmed. */
  unconfirmed: boolean
  uncertaintyKm: number | null
  east: number
  west: number
  /** Box of the members, to open a group: west, south, east, north. */
  box: [number, number, number, number]
}

/** Counts by kind over time, all filters but the time filter applied. */
export interface Histogram {
  /** Start of the first bucket, and width of each, milliseconds. */
  start: number
  step: number
  /** `kinds[kind][bucket]`. */
  kinds: number[][]
}

/** Counts per value of a field, all filters but the field's own applied; in the order of its codes or by region code. */
export interface Facets {
  kind: number[]
  severity: number[]
  determination: number[]
  investigation: number[]
  tlp: number[]
  bloc: Record<string, number>
  country: Record<string, number>
  area: Record<string, number>
}

/** Everything the screen shows of the matches, made in one pass. All numbers stand for the same query and moment. */
export interface Picture {
  /** Grows by one with each pass. */
  revision: number
  query: Query
  /** Moment of the scores, milliseconds since 1970. */
  at: number
  /** Matches; incidents held in this lane; matches without a country. */
  total: number
  held: number
  unplaced: number
  /** Loads of all matches under both lenses, and matches per agreement class. */
  east: number
  west: number
  classes: number[]
  /** Highest marking among the matches; null where there are none. */
  highestTlp: Tlp | null
  facets: Facets
  countries: RegionLoad[]
  areas: RegionLoad[]
  histogram: Histogram
  /** Earliest and latest occurrence held in this lane. */
  span: [number, number] | null
  symbols: MapSymbol[]
}
