import { createHash } from 'node:crypto'
import { LIMITS } from '../../../core/draft'
import { type Issue, issue } from '../../../core/issue'
import { MAPPING_LIMITS, type MappedCell, type Mapping } from '../../../wire/mapping'
import { Fault } from '../../fault'
import { countryByName } from './country-names'
import { flagReader } from './flag-columns'
import { readTemplate } from './template'

/** What a row became: input for the draft parser, and what the mapping itself could not read. */
export interface MappedRow {
  input: Record<string, unknown>
  issues: Issue[]
}

type Row = (header: string) => string
type Value = string | number | boolean | null

/** A mapping bound to the headers of one file. */
export interface RowMapper {
  /** Columns that the mapping names and the file lacks. */
  missing: string[]
  map(cells: readonly string[]): MappedRow
}

/** What a mapping takes from the cells of one field. */
type ReadField = (row: Row, issues: Issue[]) => Value

/** Texts that are shorter than a summary; what is longer is refused by the draft parser. */
const TEXT_LIMITS: Record<string, number> = { title: LIMITS.title, summary: LIMITS.summary }
/** Columns of one file, and of those the ones that can be marks. */
const COLUMNS = 10_000

/**
 * Binds a mapping to the headers of a file. Headers and cells are trimmed; of equal headers the first counts.
 * @throws Fault where the file has more columns than any table of incidents
 */
export function bindMapping(mapping: Mapping, headers: readonly string[]): RowMapper {
  if (headers.length > COLUMNS) throw new Fault('invalid', `the file has ${headers.length} columns; at most ${COLUMNS} are taken`)
  const trimmed = headers.map((header) => header.trim())
  const places = new Map(trimmed.map((header, at) => [header, at] as const).reverse())
  const fields = Object.entries(mapping.fields).flatMap(([field, cell]) => (cell ? [bindField(field, cell)] : []))
  const techniques = mapping.techniques && flagReader(mapping.techniques, trimmed, MAPPING_LIMITS.headers)
  const tags = mapping.tags && flagReader(mapping.tags, trimmed, MAPPING_LIMITS.headers, (tag) => tag.toLowerCase())
  const links = [...new Set(mapping.links)]
  return {
    missing: [...new Set([...fields.flatMap(({ columns }) => columns), ...columnsOf(mapping)])].filter((name) => !places.has(name)),
    map(untrimmed) {
      const cells = untrimmed.map((cell) => cell.trim())
      const row: Row = (header) => cells[places.get(header) ?? -1] ?? ''
      const issues: Issue[] = []
      const input: Record<string, unknown> = {}
      for (const { field, read } of fields) setField(input, field, read(row, issues))
      settlePlace(input)
      input.externalId ??= externalIdOf(mapping, row)
      if (techniques) input.techniques = techniques(cells)
      if (tags) input.tags = tags(cells)
      addLinks(input, links.map(row).filter(Boolean))
      return { input, issues }
    },
  }
}

function bindField(field: string, cell: MappedCell): { field: string; columns: string[]; read: ReadField } {
  if ('value' in cell) return { field, columns: [], read: () => cell.value }
  if ('column' in cell) return { field, columns: [cell.column], read: (row, issues) => readColumn(cell, field, row, issues) }
  const template = readTemplate(cell.template)
  const limit = TEXT_LIMITS[field] ?? LIMITS.name
  return { field, columns: template.columns, read: (row) => template.fill(row, limit) }
}

/** The same row gives the same id in every import: a digest of the key's cells after the mapping's name. */
function externalIdOf(mapping: Mapping, row: Row): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(mapping.key.map(row)))
    .digest('hex')
  return `${mapping.name}-${digest.slice(0, 32)}`
}

function readColumn(cell: Extract<MappedCell, { column: string }>, field: string, row: Row, issues: Issue[]): Value {
  const text = row(cell.column)
  if (text === '') return cell.empty ?? null
  const refuse = (code: 'not_in_list' | 'unknown_country' | 'type', message: string) => {
    issues.push(issue(`/${field.replaceAll('.', '/')}`, code, `column ${JSON.stringify(cell.column)}: ${message}`, text))
    return null
  }
  const word = cell.words && Object.hasOwn(cell.words, text) ? cell.words[text] : undefined
  if (word !== undefined) return word
  if (cell.strict) return refuse('not_in_list', 'the mapping does not know this value; add it to its words')
  if (cell.as === 'country')
    return countryByName(text) ?? refuse('unknown_country', 'no country has this name; add it to the words of the mapping')
  if (cell.as === 'number') return Number.isFinite(Number(text)) ? Number(text) : refuse('type', 'this is not a number')
  return text
}

function setField(input: Record<string, unknown>, field: string, value: Value): void {
  if (value === null) return
  const [outer = '', inner] = field.split('.')
  if (inner === undefined) input[outer] = value
  else input[outer] = { ...(input[outer] as object | undefined), [inner]: value }
}

/** A place that has only its name is no place: the incident is then unplaced. An area is more exact than its country. */
function settlePlace(input: Record<string, unknown>): void {
  const place = input.place as Record<string, unknown> | undefined
  if (!place) return
  const { country, ...rest } = place
  if ('lng' in rest || 'area' in rest) input.place = rest
  else if (country === undefined) delete input.place
}

function addLinks(input: Record<string, unknown>, cells: string[]): void {
  const isAddress = (text: string) => /^https?:\/\//i.test(text) && URL.canParse(text) && text.length <= LIMITS.url
  const links = [...new Set(cells.filter(isAddress))]
  const words = cells.filter((text) => !isAddress(text))
  if (links.length > 0) input.links = links.map((url) => ({ url }))
  if (words.length > 0) input.summary = [input.summary, ...words].filter(Boolean).join('\n')
}

function columnsOf({ key, links, tags, techniques }: Mapping): string[] {
  return [...key, ...(links ?? []), ...(tags?.headers ?? []), ...(techniques?.headers ?? [])]
}
