import { type Incident, isPoint } from '../core/incident'
import { factsOf } from '../core/lens/score'
import { areaCode } from '../core/region/region'
import { codeOf, INVESTIGATIONS, PRECISIONS, TLPS } from '../core/taxonomy'
import type { ChunkColumns } from '../wire/chunk-columns'
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
export function factsOfChunk(chunk: ChunkColumns, at: number): RowFacts {
  const code = (list: ArrayLike<number>) => list[at] as number
  return {
    lane: laneOf(chunk.merged[at] === 1, chunk.exercise[at] === 1),
    kind: code(chunk.kind),
    severity: code(chunk.severity),
    determination: code(chunk.determination),
    investigation: code(chunk.investigation),
    tlp: code(chunk.tlp),
    origin: code(chunk.origin),
    originConfidence: code(chunk.originConfidence),
    reliability: code(chunk.reliability),
    credibility: code(chunk.credibility),
    sector: code(chunk.sector),
    country: code(chunk.country),
    area: code(chunk.area),
    occurredAt: code(chunk.occurredAt),
    occurredPrecision: code(chunk.occurredPrecision),
    recordedAt: code(chunk.recordedAt),
    lng: numberOrNull(code(chunk.lng)),
    lat: numberOrNull(code(chunk.lat)),
    uncertaintyKm: numberOrNull(code(chunk.uncertaintyKm)),
  }
}

function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value
}

function laneOf(merged: boolean, exercise: boolean): number {
  if (merged) return MERGED
  return exercise ? EXERCISE : REAL
}
