import type { Issue } from '@/lib/core/issue'
import type { FormField } from './form-values'

/** The field of the form that a JSON pointer speaks of, in react-hook-form's terms; null where the form has none. */
export type FieldPath = FormField | `links.${number}.url` | `links.${number}.title`

/** Fields in the order of the screen: focus goes to the first one refused. */
export const FIELD_ORDER: readonly FormField[] = [
  'kind',
  'title',
  'when',
  'placeName',
  'lng',
  'lat',
  'uncertaintyKm',
  'country',
  'area',
  'severity',
  'summary',
  'tlp',
  'determination',
  'precision',
  'ended',
  'origin',
  'originConfidence',
  'sourceName',
  'reliability',
  'credibility',
  'externalId',
  'sector',
  'techniques',
  'technologies',
  'tags',
  'links',
  'exercise',
]

/** Fields in sight from the start; the others stand under "More". */
export const ESSENTIAL_FIELDS: ReadonlySet<FormField> = new Set(FIELD_ORDER.slice(0, FIELD_ORDER.indexOf('tlp') + 1))

const FIELDS: Record<string, FormField> = {
  kind: 'kind',
  title: 'title',
  summary: 'summary',
  severity: 'severity',
  determination: 'determination',
  occurredAt: 'when',
  occurredPrecision: 'precision',
  endedAt: 'ended',
  place: 'placeName',
  'place/name': 'placeName',
  'place/lng': 'lng',
  'place/lat': 'lat',
  'place/uncertaintyKm': 'uncertaintyKm',
  'place/country': 'country',
  'place/area': 'area',
  origin: 'origin',
  'origin/code': 'origin',
  'origin/confidence': 'originConfidence',
  sector: 'sector',
  source: 'sourceName',
  'source/name': 'sourceName',
  'source/reliability': 'reliability',
  credibility: 'credibility',
  externalId: 'externalId',
  tlp: 'tlp',
  exercise: 'exercise',
  techniques: 'techniques',
  technologies: 'technologies',
  tags: 'tags',
  links: 'links',
}

/** The field that an issue belongs beside; null for one that concerns the whole form. */
export function fieldOf(pointer: string): FieldPath | null {
  const path = pointer.replace(/^\//, '')
  const link = /^links\/(\d+)\/(url|title)$/.exec(path)
  if (link) return `links.${Number(link[1])}.${link[2] as 'url' | 'title'}`
  return FIELDS[path] ?? FIELDS[path.split('/')[0] as string] ?? null
}

/** Issues by field, the first of each, in the order of the screen; `rest` are those of no field. */
export function issuesByField(issues: readonly Issue[]): { fields: [FieldPath, Issue][]; rest: Issue[] } {
  const fields = new Map<FieldPath, Issue>()
  const rest: Issue[] = []
  for (const issue of issues) {
    const field = fieldOf(issue.pointer)
    if (field === null) rest.push(issue)
    else if (!fields.has(field)) fields.set(field, issue)
  }
  return { fields: [...fields].sort(([a], [b]) => position(a) - position(b)), rest }
}

function position(field: FieldPath): number {
  return FIELD_ORDER.indexOf(field.split('.')[0] as FormField)
}
