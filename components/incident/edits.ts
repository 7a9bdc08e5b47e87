import type { Draft } from '@/lib/core/incident'

/** The fields that the panel edits. */
export const EDIT_FIELDS = ['title', 'summary', 'severity', 'determination', 'investigation', 'tlp'] as const
export type Edits = Pick<Draft, (typeof EDIT_FIELDS)[number]>

export function editsOf(draft: Edits): Edits {
  const { title, summary, severity, determination, investigation, tlp } = draft
  return { title, summary, severity, determination, investigation, tlp }
}

/** Only what differs from the base: what was not touched is left to others. */
export function patchOf(base: Edits, edits: Edits): Partial<Edits> {
  return Object.fromEntries(EDIT_FIELDS.filter((field) => edits[field] !== base[field]).map((field) => [field, edits[field]]))
}

/** The edits made from `base`, upon what somebody else made of it meanwhile: only the fields touched stand against theirs. */
export function rebase(base: Edits, edits: Edits, current: Edits): Edits {
  return { ...editsOf(current), ...patchOf(base, edits) }
}
