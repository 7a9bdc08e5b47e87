import { type Incident, isPoint } from '../../../core/incident'

export const GEOJSON_TYPE = 'application/geo+json'

/** An incident as a feature (RFC 7946): a point where its place is one, else without geometry, as an area is no point. */
export function featureOf(incident: Incident) {
  const { id, place, ...rest } = incident
  return {
    type: 'Feature' as const,
    id,
    geometry: isPoint(place) ? { type: 'Point' as const, coordinates: [place.lng, place.lat] } : null,
    properties: { ...rest, place },
  }
}
