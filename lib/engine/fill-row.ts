import { type Incident, isPoint } from '../core/incident'
import { factsOf, originCode } from '../core/lens/score'
import { areaCode, countryCode } from '../core/region/region'
import { codeOf, INVESTIGATIONS, PRECISIONS, TLPS } from '../core/taxonomy'
import type { SnapshotColumns } from '../wire/columns'
import { type Columns, EXERCISE, MERGED, REAL } from './columns'
import { xOfLng, yOfLat } from './mercator'
import { wordsCode } from './words-code'

/** Where a row is written: the columns and the texts beside them. */
export interface RowTarget {
  columns: Columns
  titles: string[]
  placeNames: (string | null)[]
}

/** Writes everything of an incident but its id and version. */
export function writeIncident({ columns: c, titles, placeNames }: RowTarget, row: number, incident: Incident): void {
  const facts = factsOf(incident)
  c.kind[row] = facts.kind
  c.severity[row] = facts.severity
  c.determination[row] = facts.determination
  c.investigation[row] = codeOf(INVESTIGATIONS, incident.investigation)
  c.tlp[row] = codeOf(TLPS, incident.tlp)
  c.lane[row] = laneOf(incident.mergedInto !== null, incident.exercise)
  c.origin[row] = originCode(incident.origin.code)
  c.originConfidence[row] = facts.originConfidence
  c.reliability[row] = facts.reliability
  c.credibility[row] = facts.credibility
  c.sector[row] = facts.sector
  c.occurredAt[row] = facts.occurredAt
  c.occurredPrecision[row] = codeOf(PRECISIONS, incident.occurredPrecision)
  c.recordedAt[row] = Date.parse(incident.recordedAt)
  c.country[row] = countryCode(incident.country)
  c.area[row] = areaCode(incident.area)
  const point = isPoint(incident.place) ? incident.place : null
  writeWords(c, row)
  writePoint(c, row, point?.lng ?? null, point?.lat ?? null, point?.uncertaintyKm ?? null)
  titles[row] = incident.title
  placeNames[row] = incident.place?.name ?? null
}

/** Writes everything of a row of a snapshot but its id and version. */
export function writeSnapshotRow({ columns: c, titles, placeNames }: RowTarget, row: number, from: SnapshotColumns, at: number): void {
  for (const name of SAME) c[name][row] = from[name][at] as number
  writeWords(c, row)
  c.lane[row] = laneOf(from.merged[at] === 1, from.exercise[at] === 1)
  writePoint(c, row, from.lng[at] ?? null, from.lat[at] ?? null, from.uncertaintyKm[at] ?? null)
  titles[row] = from.title[at] as string
  placeNames[row] = from.placeName[at] ?? null
}

/** Columns that a snapshot holds as they are. */
const SAME = [
  'kind',
  'severity',
  'determination',
  'investigation',
  'tlp',
  'origin',
  'originConfidence',
  'reliability',
  'credibility',
  'sector',
  'occurredAt',
  'occurredPrecision',
  'recordedAt',
  'country',
  'area',
] as const satisfies readonly (keyof Columns & keyof SnapshotColumns)[]

function laneOf(merged: boolean, exercise: boolean): number {
  if (merged) return MERGED
  return exercise ? EXERCISE : REAL
}

function writeWords(c: Columns, row: number): void {
  c.words[row] = wordsCode(
    c.kind[row] as number,
    c.severity[row] as number,
    c.determination[row] as number,
    c.investigation[row] as number,
    c.tlp[row] as number,
  )
}

function writePoint(c: Columns, row: number, lng: number | null, lat: number | null, uncertaintyKm: number | null): void {
  const known = lng !== null && lat !== null
  c.lng[row] = known ? lng : Number.NaN
  c.lat[row] = known ? lat : Number.NaN
  c.x[row] = known ? xOfLng(lng) : Number.NaN
  c.y[row] = known ? yOfLat(lat) : Number.NaN
  c.uncertaintyKm[row] = uncertaintyKm ?? Number.NaN
}
