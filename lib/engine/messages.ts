import type { Subject } from '../core/lens/holder'
import type { Body, Sides, Version } from '../core/lens/in-force'
import type { Query } from '../core/query'
import type { RegionMakeup } from '../core/report/region-makeup'
import type { Report } from '../core/report/report'
import type { TechnologyCount } from '../core/report/technology-table'
import type { Determination, Kind, Precision, Severity, Tlp } from '../core/taxonomy'
import type { Mark } from '../wire/protocol'
import type { RegionColumns } from './region-columns'

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

/** A lens or groupings that are tried on this screen alone, before anybody approved them. */
export interface Draft {
  subject: Subject
  body: Body
}

/**
 * What the screen asks of the worker. Of `look` and `lenses` only the latest counts; its `at` is the moment of the scores, milliseconds
 * since 1970, null for now. Pictures count technologies by region from a `technologies` on that wants them. What carries a `request` is
 * answered under it. `ahead` fetches what a first picture did without. `asOf` holds a list still: what was recorded after it
 * (milliseconds since 1970) is left out and counted as `newer`.
 */
export type ToWorker =
  | { type: 'start' }
  | { type: 'look'; query: Query; viewport: Viewport | null; at: number | null }
  | { type: 'lenses'; sides: Sides; draft: Draft | null }
  | { type: 'technologies'; wanted: boolean }
  | { type: 'rows'; request: number; order: RowOrder; offset: number; limit: number; asOf: number | null }
  | { type: 'where'; request: number; id: string; order: RowOrder }
  | { type: 'members'; request: number; key: string }
  | { type: 'report'; request: number }
  | { type: 'makeup'; request: number; region: string }
  | { type: 'count'; request: number; query: Query }
  | { type: 'ahead' }
  | { type: 'retry' }
  | { type: 'stop' }

/**
 * What the worker tells the screen. `changed` names what the log changed since the last picture, and of that what is new
 * and matches; where either list was cut short, `cut` is true and everything may have changed.
 */
export type FromWorker =
  | { type: 'link'; link: LinkState }
  | { type: 'lenses'; lenses: LensHistory }
  /** `isAnswer`: somebody asked for it by a look or a lens; else it tells of arrivals, or of time that went by. */
  | { type: 'picture'; picture: PackedPicture; isAnswer: boolean }
  /** A row is null while its name or its texts are still to come: the picture that follows them is the time to ask again. */
  | { type: 'rows'; request: number; revision: number; total: number; newer: number; recordedTo: number | null; rows: (Row | null)[] }
  | { type: 'where'; request: number; position: number | null }
  | { type: 'members'; request: number; rows: Row[] }
  | { type: 'report'; request: number; report: EngineReport }
  | { type: 'makeup'; request: number; revision: number; makeup: RegionMakeup }
  | { type: 'count'; request: number; count: number }
  | { type: 'changed'; ids: string[]; arrived: string[]; arrivals: number; cut: boolean }

/** Every version of every lens and of the groupings, as the engine scores with them; `revision` -1: as they ship, before the server was asked. */
export interface LensHistory {
  revision: number
  history: readonly Version[]
}

/**
 * How the picture stands. `complete`: the held set equals the store's by digest at `mark`. `catching-up`: entries are
 * known to be missing and being fetched. `stale`: no word from the server since `since`. `refused`: signed out or rights changed.
 */
export interface LinkState {
  phase: 'loading' | 'catching-up' | 'complete' | 'stale' | 'refused' | 'failed'
  /** Rows loaded so far while loading, and how many there will be; null before that is known. */
  loaded: number
  expected: number | null
  /** Last seq applied. */
  seq: number
  /** The last mark that the held set was equal to, and when that was shown (RFC 3339). */
  mark: Mark | null
  provenAt: string | null
  /** Since when the picture is stale, RFC 3339. */
  since: string | null
  /** What went wrong, a code for the screen's words. */
  problem: LinkProblem | null
}

/** `unreachable`: no answer; `server-error`: an answer that is none; `engine`: the worker failed; `digest`: the held set differed and is being loaded anew. */
export type LinkProblem = 'unreachable' | 'server-error' | 'engine' | 'signed-out' | 'digest' | 'replaced'

/** The state before the first word from the worker. */
export const FIRST_LINK: LinkState = {
  phase: 'loading',
  loaded: 0,
  expected: null,
  seq: 0,
  mark: null,
  provenAt: null,
  since: null,
  problem: null,
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
  occurredPrecision: Precision
  recordedAt: number
  east: number
  west: number
}

/** A report of the matches of the picture of `revision` (a title that is still to come is empty), with the query, the moment and the lenses that it stands for. */
export interface EngineReport extends Report<Row> {
  revision: number
  query: Query
  at: number
  lenses: Picture['lenses']
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
  /** The id of its foremost member (worst severity, then earliest row): stable while the group keeps it. Asked of `members`. */
  key: string
  lng: number
  lat: number
  count: number
  /** The incident, where it is one and has its name already. */
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
  technology: number[]
  country: Record<string, number>
  area: Record<string, number>
}

/** Matches that involve a technology, in all and by country and area; a region without one is left out. */
export interface TechnologyCounts {
  all: TechnologyCount
  regions: Record<string, TechnologyCount>
}

/** Everything the screen shows of the matches, made in one pass. All numbers stand for the same query and moment. */
export interface Picture {
  /** Grows by one with each pass. */
  revision: number
  query: Query
  /** Moment of the scores, milliseconds since 1970. */
  at: number
  /** With which lenses: the sides compared (first, then second), the subject of a draft that is tried, and from which score each side calls an incident high. */
  lenses: { sides: Sides; draft: Subject | null; highFrom: readonly [number, number] }
  /** How the words of the query were looked for: over all text, or (the server being out of reach) over titles and place names only. */
  search: 'none' | 'exact' | 'titles'
  /** Matches; incidents held in this lane; matches that are neither a point nor in a region. */
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
  /**
   * Countries and areas of which something is held in this lane but nothing matches. Of a region that is neither here nor
   * among those above, nothing is held. Null while that is not known: the first set is still coming in.
   */
  quiet: string[] | null
  /** Null unless it is asked for. */
  technologies: TechnologyCounts | null
  histogram: Histogram
  /** Earliest and latest occurrence held in this lane, and entry into the record. */
  span: [number, number] | null
  recordedSpan: [number, number] | null
  symbols: MapSymbol[]
}

/** A picture as it comes from a pass, its regions packed; read with `openPicture`. */
export interface PackedPicture extends Omit<Picture, 'facets' | 'countries' | 'areas' | 'quiet'> {
  facets: Omit<Facets, 'country' | 'area'>
  regions: RegionColumns
}
