import { EMPTY_QUERY, LIST_FIELDS, type Query } from '@/lib/core/query'

type ListField = (typeof LIST_FIELDS)[number]
const TIMES = ['from', 'to', 'knownFrom', 'knownBefore'] as const
type TimeField = (typeof TIMES)[number]

/** One active restriction of a query, shown as a chip that can be taken away. */
export type Chip =
  | { field: ListField; value: string }
  | { field: TimeField; value: number }
  | { field: 'bbox' | 'within' | 'q'; value: string }

/** What restricts a query, in the order of the rail. The lane (`exercise`) is no filter and has no chip. */
export function chipsOf(query: Query): Chip[] {
  const lists = LIST_FIELDS.flatMap((field) => query[field].map((value): Chip => ({ field, value })))
  const chips: Chip[] = query.q ? [{ field: 'q', value: query.q }, ...lists] : lists
  for (const field of TIMES) if (query[field] !== null) chips.push({ field, value: query[field] })
  if (query.bbox) chips.push({ field: 'bbox', value: query.bbox.join(', ') })
  if (query.within) chips.push({ field: 'within', value: query.within.join(', ') })
  return chips
}

/** The change that takes a chip away. */
export function withoutChip(query: Query, chip: Chip): Partial<Query> {
  switch (chip.field) {
    case 'from':
    case 'to':
    case 'knownFrom':
    case 'knownBefore':
    case 'bbox':
    case 'within':
      return { [chip.field]: null }
    case 'q':
      return { q: '' }
    default:
      return { [chip.field]: (query[chip.field] as string[]).filter((value) => value !== chip.value) }
  }
}

/** The query without any restriction, in the same lane. */
export function cleared(query: Query): Query {
  return { ...EMPTY_QUERY, exercise: query.exercise }
}
