import * as z from 'zod'

/** Words of a cell that mean another value; null means none. Cells are trimmed before they are looked up. */
const wordMap = z.record(z.string(), z.union([z.string(), z.null()]))

/** A value that is the same for every row. */
const constant = z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()]) })
/** The cell of a column. A word that `words` lacks is kept, or refused with `strict`; an empty cell gives `empty`, or nothing. */
const column = z.strictObject({
  column: z.string(),
  words: wordMap.optional(),
  strict: z.boolean().optional(),
  empty: z.union([z.string(), z.null()]).optional(),
  /** `country`: an English name or ISO 3166-1 code becomes the code; `number`: a number. */
  as: z.enum(['text', 'country', 'number']).default('text'),
})
/** Text with cells in it: `{Column}`. What stands in `[[…]]` is left out where a cell within is empty. */
const template = z.strictObject({ template: z.string() })

const cell = z.union([constant, column, template])
export type MappedCell = z.infer<typeof cell>

/** Columns whose header says what a mark in them means. */
const flags = z.strictObject({
  /** Headers, or a pattern whose first group is the value; the header itself where `headers` lists it. */
  pattern: z.string().optional(),
  headers: z.array(z.string()).optional(),
  /** Cells that count as a mark; all others do not. */
  yes: z.array(z.string()).default(['1']),
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
  note: z.string(),
  delimiter: z.string().length(1).default(','),
  /** The columns that together name a row: `externalId` is derived from them, so a second import adds nothing. */
  key: z.array(z.string()).min(1),
  fields: z.record(z.string(), cell),
  techniques: flags.optional(),
  tags: flags.optional(),
  /** Columns of web addresses; what is none goes to the end of the summary. */
  links: z.array(z.string()).optional(),
})
export type Mapping = z.infer<typeof mappingSchema>
