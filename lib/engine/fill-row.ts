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
  return {
    lane: laneOf(chunk.merged[at] === 1, chunk.exercise[at] === 1),
    kind: chunk.kind[at] as number,
    severity: chunk.severity[at] as number,
    determination: chunk.determination[at] as number,
    investigation: chunk.investigation[at] as number,
    tlp: chunk.tlp[at] as number,
    origin: chunk.origin[at] as number,
    originConfidence: chunk.originConfidence[at] as number,
    reliability: chunk.reliability[at] as number,
    credibility: chunk.credibility[at] as number,
    sector: chunk.sector[at] as number,
    country: chunk.country[at] as number,
    area: chunk.area[at] as number,
    occurredAt: chunk.occurredAt[at] as number,
    occurredPrecision: chunk.occurredPrecision[at] as number,
    recordedAt: chunk.recordedAt[at] as number,
    lng: numberOrNull(chunk.lng[at] as number),
    lat: numberOrNull(chunk.lat[at] as number),
    uncertaintyKm: numberOrNull(chunk.uncertaintyKm[at] as number),
  }
}

function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value
}

function laneOf(merged: boolean, exercise: boolean): number {
  if (merged) return MERGED
  return exercise ? EXERCISE : REAL
}
