import type { Incident } from '@/lib/core/incident'
import type { Comparison } from '@/lib/core/lens/comparison'
import { factsOf, score } from '@/lib/core/lens/score'
import { KINDS, type Kind } from '@/lib/core/taxonomy'

export interface Scored {
  incident: Incident
  east: number
  west: number
}

/** Kinds with how often they occur, the most frequent first; kinds that do not occur are left out. */
export function topKinds(incidents: readonly Incident[]): { kind: Kind; count: number }[] {
  return KINDS.map((kind) => ({ kind, count: incidents.filter((one) => one.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
}

/** The incidents that either of two lenses puts highest. */
export function topIncidents(incidents: readonly Incident[], { east, west, at }: Comparison, limit = 5): Scored[] {
  return incidents
    .map((incident) => {
      const facts = factsOf(incident)
      return { incident, east: score(east, facts, at), west: score(west, facts, at) }
    })
    .sort((a, b) => Math.max(b.east, b.west) - Math.max(a.east, a.west))
    .slice(0, limit)
}

/** Counts in `buckets` equal steps from `from` up to `to` (milliseconds since 1970). */
export function countsOverTime(incidents: readonly Incident[], from: number, to: number, buckets: number): number[] {
  const counts = new Array<number>(buckets).fill(0)
  for (const { occurredAt } of incidents) {
    const bucket = Math.floor(((Date.parse(occurredAt) - from) / (to - from)) * buckets)
    if (bucket >= 0 && bucket < buckets) counts[bucket] = (counts[bucket] ?? 0) + 1
  }
  return counts
}
