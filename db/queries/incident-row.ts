import type { InferInsertModel } from 'drizzle-orm'
import { isPoint } from '@/lib/core/incident'
import {
  CONFIDENCES,
  CREDIBILITIES,
  codeOf,
  DETERMINATIONS,
  INVESTIGATIONS,
  KINDS,
  PRECISIONS,
  RELIABILITIES,
  SECTORS,
  SEVERITIES,
  tlpLevel,
} from '@/lib/core/taxonomy'
import { technologyBits } from '@/lib/core/technology-set'
import { searchText } from '@/lib/core/text'
import type { incidents } from '../schema/incident'
import type { StoredIncident } from '../schema/log'

export type IncidentRow = InferInsertModel<typeof incidents>

/** The columns of an incident: words as stable codes, the place as far as it is a point. */
export function incidentRow(incident: StoredIncident, keyLane: number): IncidentRow {
  const { id, version, origin, exercise, title, occurredAt, recordedAt, updatedAt, country, area, externalId, mergedInto, place } = incident
  const point = isPoint(place) ? place : null
  return {
    id,
    version,
    kind: codeOf(KINDS, incident.kind),
    severity: codeOf(SEVERITIES, incident.severity),
    determination: codeOf(DETERMINATIONS, incident.determination),
    investigation: codeOf(INVESTIGATIONS, incident.investigation),
    tlp: tlpLevel(incident.tlp),
    reliability: codeOf(RELIABILITIES, incident.source.reliability),
    credibility: codeOf(CREDIBILITIES, incident.credibility),
    origin: origin.code,
    originConfidence: codeOf(CONFIDENCES, origin.confidence),
    sector: incident.sector === null ? null : codeOf(SECTORS, incident.sector),
    technologies: technologyBits(incident.technologies),
    exercise,
    title,
    occurredAt,
    occurredPrecision: codeOf(PRECISIONS, incident.occurredPrecision),
    recordedAt,
    updatedAt,
    lng: point?.lng ?? null,
    lat: point?.lat ?? null,
    uncertaintyKm: point?.uncertaintyKm ?? null,
    placeName: place?.name ?? null,
    country,
    area,
    sourceName: incident.source.name,
    externalId,
    keyLane,
    mergedInto,
    searchText: searchText(incident),
  }
}
