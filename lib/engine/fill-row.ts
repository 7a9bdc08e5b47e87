import { type Incident, isPoint } from '../core/incident'
import { factsOf } from '../core/lens/score'
import { areaCode } from '../core/region/region'
import { codeOf, INVESTIGATIONS, PRECISIONS, TLPS } from '../core/taxonomy'
import { technologyBits } from '../core/technology-set'
import { EXERCISE, MERGED, REAL, type RowFacts } from './rows'

/** An incident as a row holds it. */
export function factsOfIncident(incident: Incident): RowFacts {
  const point = isPoint(incident.place) ? incident.place : null
  return {
    ...factsOf(incident),
    lane: laneOf(incident.mergedInto !== null, incident.exercise),
    investigation: codeOf(INVESTIGATIONS, incident.investigation),
    tlp: codeOf(TLPS, incident.tlp),
    technologies: technologyBits(incident.technologies),
    area: areaCode(incident.area),
    occurredPrecision: codeOf(PRECISIONS, incident.occurredPrecision),
    recordedAt: Date.parse(incident.recordedAt),
    lng: point?.lng ?? null,
    lat: point?.lat ?? null,
    uncertaintyKm: point?.uncertaintyKm ?? null,
  }
}

function laneOf(merged: boolean, exercise: boolean): number {
  if (merged) return MERGED
  return exercise ? EXERCISE : REAL
}
