import { groupBy } from '../group-by'
import type { Incident } from '../incident'
import type { Comparison } from '../lens/comparison'
import { factsOf, score } from '../lens/score'
import { TLPS, type Tlp, tlpLevel } from '../taxonomy'
import { type DivisiveTechnique, divisiveAmong } from './divisive'
import { type Narrative, narrativesOf, type Shared } from './narratives'

/** From so many points of divergence an incident with a divisive technique is a candidate. */
export const WEDGE_FROM = 10
/** From so many points between the countries where it leans furthest apart a narrative is a candidate. */
export const SPREAD_FROM = 10
/** The strongest candidates that are told. */
export const SEAM_LIMIT = 100

/** Incidents between two rests. */
const BETWEEN_RESTS = 1000

export const SEAM_SORTS = ['wedge', 'narrative'] as const

/** How one country is told it: its incidents, and their mean scores under both sides. */
export interface Telling {
  country: string
  count: number
  east: number
  west: number
  /** East less West. */
  divergence: number
}

/** Something that may be meant to drive the two sides apart, with the reasons. */
export interface SeamCandidate {
  /** The same for everyone who sees the same seam. */
  id: string
  sort: (typeof SEAM_SORTS)[number]
  title: string
  /** Points: of a wedge the divergence times the weight of its technique, of a narrative the spread between countries. */
  strength: number
  shared: { by: Shared; value: string } | null
  techniques: DivisiveTechnique[]
  /** The one that leans most to the first side first. */
  tellings: Telling[]
  /** First and last occurrence, RFC 3339. */
  from: string
  to: string
  incidents: string[]
  tlp: Tlp
}

interface Scored {
  incident: Incident
  east: number
  west: number
}

/**
 * The seam of some incidents under two sides: narratives that several countries are told and that lean apart there, and
 * single incidents that diverge and bear a divisive technique (those of a narrative that is told already are left out).
 * The strongest first. It says where to look, not what is meant. Rests (yields) now and then.
 */
export function* seamOf(incidents: readonly Incident[], sides: Comparison): Generator<void, SeamCandidate[]> {
  const scored = new Map<string, Scored>()
  for (const [at, incident] of incidents.entries()) {
    if (at % BETWEEN_RESTS === 0) yield
    if (incident.determination !== 'false-positive') scored.set(incident.id, scoreOf(incident, sides))
  }
  const groups = yield* narrativesOf([...scored.values()].map(({ incident }) => incident))
  const narratives = strongestOfEach(groups.flatMap((narrative) => candidateOf(narrative, scored)))
  yield
  const told = new Set(narratives.flatMap((one) => one.incidents))
  const wedges = [...scored.values()].flatMap((one) => (told.has(one.incident.id) ? [] : wedgeOf(one)))
  return [...narratives, ...wedges]
    .sort((a, b) => b.strength - a.strength || b.to.localeCompare(a.to) || a.id.localeCompare(b.id))
    .slice(0, SEAM_LIMIT)
}

function scoreOf(incident: Incident, { east, west, at }: Comparison): Scored {
  const facts = factsOf(incident)
  return { incident, east: score(east, facts, at), west: score(west, facts, at) }
}

function wedgeOf(one: Scored): SeamCandidate[] {
  const { incident } = one
  const techniques = divisiveAmong(incident.techniques)
  const [strongest] = techniques
  const divergence = Math.abs(one.east - one.west)
  if (!strongest || divergence < WEDGE_FROM) return []
  return [
    {
      ...{
        id: `w-${incident.id}`,
        sort: 'wedge',
        title: incident.title,
        strength: divergence * strongest.weight,
        shared: null,
        techniques,
      },
      tellings: tellingsOf([one]),
      ...bounds([incident]),
    },
  ]
}

function candidateOf(narrative: Narrative, scored: ReadonlyMap<string, Scored>): SeamCandidate[] {
  const members = narrative.incidents.flatMap(({ id }) => scored.get(id) ?? [])
  const tellings = tellingsOf(members)
  const [first, last] = [tellings[0], tellings.at(-1)]
  const newest = members.reduce<Scored | null>(
    (late, one) => (late && late.incident.occurredAt >= one.incident.occurredAt ? late : one),
    null,
  )
  if (!first || !last || !newest) return []
  const strength = first.divergence - last.divergence
  if (tellings.length < 2 || strength < SPREAD_FROM) return []
  const { by, value, window } = narrative
  const lane = newest.incident.exercise ? 'x' : 'r'
  return [
    {
      ...{ id: `n-${by}-${window}-${lane}-${fingerprint(value)}`, sort: 'narrative', strength, tellings },
      title: by === 'title' ? newest.incident.title : value,
      shared: { by, value },
      techniques: divisiveAmong(members.flatMap(({ incident }) => incident.techniques)),
      ...bounds(members.map(({ incident }) => incident)),
    },
  ]
}

/** A narrative that goes on over several windows is told once, where it is strongest. */
function strongestOfEach(candidates: readonly SeamCandidate[]): SeamCandidate[] {
  const best = new Map<string, SeamCandidate>()
  for (const one of candidates) {
    const name = `${one.shared?.by} ${one.shared?.value}`
    if ((best.get(name)?.strength ?? 0) < one.strength) best.set(name, one)
  }
  return [...best.values()]
}

function tellingsOf(members: readonly Scored[]): Telling[] {
  const byCountry = groupBy(
    members.filter(({ incident }) => incident.country !== null),
    ({ incident }) => incident.country ?? '',
  )
  return [...byCountry]
    .map(([country, list]): Telling => {
      const mean = (side: 'east' | 'west') => list.reduce((sum, one) => sum + one[side], 0) / list.length
      const [east, west] = [mean('east'), mean('west')]
      return { country, count: list.length, east, west, divergence: east - west }
    })
    .sort((a, b) => b.divergence - a.divergence || a.country.localeCompare(b.country))
}

function bounds(incidents: readonly Incident[]): Pick<SeamCandidate, 'from' | 'to' | 'incidents' | 'tlp'> {
  const times = incidents.map(({ occurredAt }) => occurredAt).sort()
  const level = Math.max(...incidents.map(({ tlp }) => tlpLevel(tlp)))
  return { from: times[0] ?? '', to: times.at(-1) ?? '', incidents: incidents.map(({ id }) => id), tlp: TLPS[level] ?? 'TLP:RED' }
}

/** A short name for a text (cyrb53), equal for equal texts. */
function fingerprint(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}
