import * as z from 'zod'

/** How large a mapping may be. What it costs for each row is bounded by these alone. */
export const MAPPING_LIMITS = {
  /** Objects, lists and values within it, all in all. */
  parts: 20_000,
  key: 20,
  words: 5_000,
  headers: 500,
  template: 2_000,
  /** Cells that one template names. */
  cells: 50,
} as const

/** The fields of an incident that a cell can fill. */
const FIELDS = [
  ...['kind', 'title', 'summary', 'severity', 'determination', 'investigation', 'occurredAt', 'occurredPrecision', 'endedAt'],
  ...['place.lng', 'place.lat', 'place.uncertaintyKm', 'place.name', 'place.area', 'place.country'],
  ...['origin.code', 'origin.confidence', 'sector', 'source.name', 'source.reliability', 'credibility'],
  ...['externalId', 'tlp', 'exercise'],
]

/** The header of a column. */
const header = z.string().max(300)
const word = z.string().max(2_000)

/** Words of a cell that mean another value; null means none. Cells are trimmed before they are looked up. */
const wordMap = z
  .record(word, z.union([word, z.null()]))
  .refine((words) => Object.keys(words).length <= MAPPING_LIMITS.words, `at most ${MAPPING_LIMITS.words} words`)

/** A value that is the same for every row. */
const constant = z.strictObject({ value: z.union([word, z.number(), z.boolean()]) })
/** The cell of a column. A word that `words` lacks is kept, or refused with `strict`; an empty cell gives `empty`, or nothing. */
const column = z.strictObject({
  column: header,
  words: wordMap.optional(),
  strict: z.boolean().optional(),
  empty: z.union([word, z.null()]).optional(),
  /** `country`: an English name or ISO 3166-1 code becomes the code; `number`: a number. */
  as: z.enum(['text', 'country', 'number']).default('text'),
})
/** Text with cells in it: `{Column}`. What stands in `[[…]]` is left out where a cell within is empty. */
const template = z.strictObject({
  template: z
    .string()
    .max(MAPPING_LIMITS.template)
    .refine((text) => text.split('{').length <= MAPPING_LIMITS.cells + 1, `at most ${MAPPING_LIMITS.cells} cells`),
})

const cell = z.union([constant, column, template])
export type MappedCell = z.infer<typeof cell>

/** Columns whose header says what a mark in them means. */
const flags = z.strictObject({
  /** Codes that headers begin with, `#` for a digit: the code is the value. */
  codes: z.array(z.string().min(1).max(60)).max(10).optional(),
  /** What follows the code in the header; without it the header ends there. */
  end: z.string().min(1).max(60).optional(),
  /** Columns whose header is the value. */
  headers: z.array(header).max(MAPPING_LIMITS.headers).optional(),
  /** Cells that count as a mark; all others do not. */
  yes: z.array(header).max(100).default(['1']),
})
export type FlagColumns = z.infer<typeof flags>

/**
 * What each column of a CSV file is: a mapping file. Fields are named as in an incident, with a dot for what lies
 * within: `place.area`, `origin.code`, `source.name`.
 */
export const mappingSchema = z.strictObject({
  /** Letters, digits and hyphens; the first part of every `externalId` made with it. */
  name: z.string().regex(/^[a-z0-9-]{1,60}$/),
  /** What the file is, and why the mapping chose as it did. */
  note: z.string().max(10_000),
  delimiter: z.string().length(1).default(','),
  /** The columns that together name a row: `externalId` is derived from them, so a second import adds nothing. */
  key: z
    .array(header)
    .min(1)
    .max(MAPPING_LIMITS.key)
    .refine((key) => new Set(key).size === key.length, 'a column stands in the key twice'),
  fields: z.partialRecord(z.enum(FIELDS), cell),
  techniques: flags.optional(),
  tags: flags.optional(),
  /** Columns of web addresses; what is none goes to the end of the summary. */
  links: z.array(header).max(100).optional(),
})
export type Mapping = z.infer<typeof mappingSchema>
