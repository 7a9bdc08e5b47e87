import { randomUUID } from 'node:crypto'
import type { StoredIncident } from '@/db/schema/log'
import { type Draft, type Incident, isPoint, type Place } from '../../core/incident'
import { countryOfArea } from '../../core/region/region'
import { formatMoment } from '../../core/time'
import type { TailedChange } from '../log/recent'

/** Finds the country and area of a point in degrees (`geo/locate`). */
export type Locate = (lng: number, lat: number) => { country: string | null; area: string | null }

/** What the recorder needs: points to regions, the present in milliseconds since 1970, and who is told of what it committed. */
export interface RecorderDeps {
  locate: Locate
  now: () => number
  committed: (changes: readonly TailedChange[]) => void
}

/** A draft as a new incident. `now` is milliseconds since 1970. */
export function newIncident(draft: Draft, now: number, locate: Locate): StoredIncident {
  const at = formatMoment(now)
  const { country, area } = regionOf(draft.place, locate)
  // Each field by name: spread, an object of this size takes a hundred times as long to make.
  return {
    id: timedId(now),
    version: 1,
    recordedAt: at,
    updatedAt: at,
    kind: draft.kind,
    title: draft.title,
    summary: draft.summary,
    severity: draft.severity,
    determination: draft.determination,
    investigation: draft.investigation,
    occurredAt: draft.occurredAt,
    occurredPrecision: draft.occurredPrecision,
    endedAt: draft.endedAt,
    place: draft.place,
    country,
    area,
    origin: draft.origin,
    sector: draft.sector,
    source: draft.source,
    credibility: draft.credibility,
    externalId: draft.externalId,
    tlp: draft.tlp,
    exercise: draft.exercise,
    techniques: draft.techniques,
    technologies: draft.technologies,
    tags: draft.tags,
    links: draft.links,
    mergedInto: null,
  }
}

/** An incident with the fields of a draft, as its next version. */
export function nextVersion(current: StoredIncident, draft: Draft, now: number, locate: Locate): StoredIncident {
  return { ...current, ...draft, version: current.version + 1, updatedAt: formatMoment(now), ...regionOf(draft.place, locate) }
}

/** A stored incident as a reader gets it, at their position. */
export function withSeq(incident: StoredIncident, seq: number): Incident {
  return { ...incident, seq }
}

function regionOf(place: Place | null, locate: Locate): { country: string | null; area: string | null } {
  if (place === null) return { country: null, area: null }
  if (isPoint(place)) return locate(place.lng, place.lat)
  return 'area' in place ? { country: countryOfArea(place.area), area: place.area } : { country: place.country, area: null }
}

/** UUIDv7 (RFC 9562): milliseconds, then random bits; ids made later sort later. */
function timedId(now: number): string {
  const time = now.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}
