import { type Incident, isPoint } from '../core/incident'
import { factsOf } from '../core/lens/score'
import { areaCode } from '../core/region/region'
import { codeOf, INVESTIGATIONS, PRECISIONS, TLPS } from '../core/taxonomy'
import type { SnapshotColumns } from '../wire/columns'
import { EXERCISE, MERGED, REAL, type RowFacts } from './rows'

/** An incident as a row holds it. */
export function factsOfIncident(incident: Incident): RowFacts {
  const point = isPoint(incident.place) ? incident.place : null
  return {
    ...factsOf(incident),
    lane: laneOf(incident.mergedInto !== null, incident.exercise),
    investigation: codeOf(INVESTIGATIONS, incident.investigation),
    tlp: codeOf(TLPS, incident.tlp),
    area: areaCode(incident.area),
    occurredPrecision: codeOf(PRECISIONS, incident.occurredPrecision),
    recordedAt: Date.parse(incident.recordedAt),
    lng: point?.lng ?? null,
    lat: point?.lat ?? null,
    uncertaintyKm: point?.uncertaintyKm ?? null,
  }
}

/** A row of a snapshot. */
export function factsOfSnapshot(columns: SnapshotColumns, at: number): RowFacts {
  const code = (list: readonly number[]) => list[at] as number
  return {
    lane: laneOf(columns.merged[at] === 1, columns.exercise[at] === 1),
    kind: code(columns.kind),
    severity: code(columns.severity),
    determination: code(columns.determination),
    investigation: code(columns.investigation),
    tlp: code(columns.tlp),
    origin: code(columns.origin),
    originConfidence: code(columns.originConfidence),
    reliability: code(columns.reliability),
    credibility: code(columns.credibility),
    sector: code(columns.sector),
    country: code(columns.country),
    area: code(columns.area),
    occurredAt: code(columns.occurredAt),
    occurredPrecision: code(columns.occurredPrecision),
    recordedAt: code(columns.recordedAt),
    lng: columns.lng[at] ?? null,
    lat: columns.lat[at] ?? null,
    uncertaintyKm: columns.uncertaintyKm[at] ?? null,
  }
}

function laneOf(merged: boolean, exercise: boolean): number {
  if (merged) return MERGED
  return exercise ? EXERCISE : REAL
}
