import type { Draft, LogEntry } from '@/lib/core/incident'

/** The fields of an incident that a change may touch, in the order of the screen. */
export const CHANGE_FIELDS = [
  'title',
  'kind',
  'severity',
  'determination',
  'investigation',
  'occurredAt',
  'occurredPrecision',
  'endedAt',
  'place',
  'origin',
  'sector',
  'source',
  'credibility',
  'externalId',
  'tlp',
  'exercise',
  'summary',
  'techniques',
  'technologies',
  'tags',
  'links',
] as const satisfies readonly (keyof Draft)[]
export type ChangeField = (typeof CHANGE_FIELDS)[number]

/** One field before and after a change. */
export interface FieldChange {
  field: ChangeField
  before: Draft[ChangeField]
  after: Draft[ChangeField]
}

/** Fields in which two states of an incident differ. */
export function fieldChanges(before: Draft, after: Draft): FieldChange[] {
  return CHANGE_FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map((field) => ({
    field,
    before: before[field],
    after: after[field],
  }))
}

/** What each entry changed against the one before it that this reader may see; nothing for the first. */
export function historyChanges(entries: readonly LogEntry[]): { entry: LogEntry; changes: FieldChange[] }[] {
  return entries.map((entry, at) => {
    const before = entries.slice(0, at).findLast((one) => one.incident !== null)?.incident
    return { entry, changes: before && entry.incident ? fieldChanges(before, entry.incident) : [] }
  })
}
