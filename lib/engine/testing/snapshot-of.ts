import { type Incident, isPoint } from '../../core/incident'
import { factsOf } from '../../core/lens/score'
import { areaCode } from '../../core/region/region'
import { codeOf, INVESTIGATIONS, PRECISIONS, tlpLevel } from '../../core/taxonomy'
import type { SnapshotColumns } from '../../wire/columns'

/** The columns of a snapshot that holds these incidents, as the server writes them. */
export function columnsOf(incidents: readonly Incident[]): SnapshotColumns {
  const facts = incidents.map(factsOf)
  const points = incidents.map(({ place }) => (isPoint(place) ? place : null))
  return {
    id: incidents.map(({ id }) => id),
    version: incidents.map(({ version }) => version),
    kind: facts.map(({ kind }) => kind),
    severity: facts.map(({ severity }) => severity),
    determination: facts.map(({ determination }) => determination),
    investigation: incidents.map(({ investigation }) => INVESTIGATIONS.indexOf(investigation)),
    tlp: incidents.map(({ tlp }) => tlpLevel(tlp)),
    exercise: incidents.map(({ exercise }) => Number(exercise)),
    merged: incidents.map(({ mergedInto }) => Number(mergedInto !== null)),
    origin: facts.map(({ origin }) => origin),
    originConfidence: facts.map(({ originConfidence }) => originConfidence),
    reliability: facts.map(({ reliability }) => reliability),
    credibility: facts.map(({ credibility }) => credibility),
    sector: facts.map(({ sector }) => sector),
    occurredAt: facts.map(({ occurredAt }) => occurredAt),
    occurredPrecision: incidents.map(({ occurredPrecision }) => codeOf(PRECISIONS, occurredPrecision)),
    recordedAt: incidents.map(({ recordedAt }) => Date.parse(recordedAt)),
    lng: points.map((point) => point?.lng ?? null),
    lat: points.map((point) => point?.lat ?? null),
    uncertaintyKm: points.map((point) => point?.uncertaintyKm ?? null),
    country: facts.map(({ country }) => country),
    area: incidents.map(({ area }) => areaCode(area)),
    title: incidents.map(({ title }) => title),
    placeName: incidents.map(({ place }) => place?.name ?? null),
  }
}
