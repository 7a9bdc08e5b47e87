import type { Incident } from '../incident'

/** One narrative is looked for within windows of so many days. */
export const WINDOW_DAYS = 14
const WINDOW_MS = WINDOW_DAYS * 86_400_000
/** A tag on more than this share of what is examined names the whole, not a narrative in it. */
const COMMON_TAG = 0.2

/** Incidents between two rests. */
const BETWEEN_RESTS = 200

/** What the tellings of one narrative share. */
export const SHARED = ['title', 'tag', 'techniques'] as const
export type Shared = (typeof SHARED)[number]

/** Incidents that may tell one narrative. */
export interface Narrative {
  by: Shared
  /** The words, the tag, or the techniques. */
  value: string
  /** Number of the window since 1970. */
  window: number
  incidents: Incident[]
}

/**
 * Groups of incidents of one window that share their words (but for places and numbers), a tag, or two techniques and more.
 * Only what tells something counts: misinformation, and what has a DISARM technique. A group of which more than half is in
 * one group before it already is left out; words come first, then tags. Rests (yields) now and then.
 */
export function* narrativesOf(incidents: readonly Incident[]): Generator<void, Narrative[]> {
  const telling = incidents.filter(tells)
  const common = commonTags(incidents)
  const groups = new Map<string, Narrative>()
  const put = (by: Shared, value: string, incident: Incident) => {
    const window = Math.floor(Date.parse(incident.occurredAt) / WINDOW_MS)
    const key = `${by} ${window} ${value}`
    const group = groups.get(key) ?? { by, value, window, incidents: [] }
    group.incidents.push(incident)
    groups.set(key, group)
  }
  for (const [at, incident] of telling.entries()) {
    if (at % BETWEEN_RESTS === 0) yield
    const words = titleWords(incident)
    if (words) put('title', words, incident)
    for (const tag of incident.tags) if (!common.has(tag)) put('tag', tag, incident)
    const techniques = incident.techniques.filter(isDisarm).sort()
    if (techniques.length >= 2) put('techniques', techniques.join(' '), incident)
  }
  yield
  const kept: Narrative[] = []
  const groupsOf = new Map<string, Narrative[]>()
  for (const group of [...groups.values()].sort((a, b) => SHARED.indexOf(a.by) - SHARED.indexOf(b.by))) {
    if (isMostlyIn(group, groupsOf)) continue
    kept.push(group)
    for (const { id } of group.incidents) groupsOf.set(id, [...(groupsOf.get(id) ?? []), group])
  }
  return kept
}

/** Whether more than half of a group is in one of those that its incidents are in already. */
function isMostlyIn({ incidents }: Narrative, groupsOf: ReadonlyMap<string, readonly Narrative[]>): boolean {
  const shared = new Map<Narrative, number>()
  for (const { id } of incidents) for (const group of groupsOf.get(id) ?? []) shared.set(group, (shared.get(group) ?? 0) + 1)
  return [...shared.values()].some((count) => count > incidents.length / 2)
}

/** The words of a title that stay when place, numbers and short words go, in their order; empty where fewer than two are left. */
export function titleWords({ title, place }: Pick<Incident, 'title' | 'place'>): string {
  const named = new Set(wordsOf(place?.name ?? ''))
  const words = wordsOf(title).filter((word) => word.length >= 4 && !named.has(word) && !/\d/.test(word))
  return words.length < 2 ? '' : words.join(' ')
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function tells({ kind, techniques }: Incident): boolean {
  return kind === 'misinformation' || techniques.some(isDisarm)
}

/** DISARM numbers start with a zero, those of ATT&CK with a one. */
function isDisarm(technique: string): boolean {
  return technique.startsWith('T0')
}

function commonTags(incidents: readonly Incident[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { tags } of incidents) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return new Set([...counts].flatMap(([tag, count]) => (count > incidents.length * COMMON_TAG ? [tag] : [])))
}
