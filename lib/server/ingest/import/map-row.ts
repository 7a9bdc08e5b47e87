import { createHash } from 'node:crypto'
import { LIMITS } from '../../../core/draft'
import { type Issue, issue } from '../../../core/issue'
import type { FlagColumns, MappedCell, Mapping } from '../../../wire/mapping'
import { countryByName } from './country-names'

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

/** Binds a mapping to the headers of a file. Headers and cells are trimmed; of equal headers the first counts. */
export function bindMapping(mapping: Mapping, headers: readonly string[]): RowMapper {
  const trimmed = headers.map((header) => header.trim())
  const places = new Map(trimmed.map((header, at) => [header, at] as const).reverse())
  const techniques = flagsIn(mapping.techniques, trimmed)
  const tags = flagsIn(mapping.tags, trimmed)
  return {
    missing: [...new Set(columnsOf(mapping))].filter((name) => !places.has(name)),
    map(cells) {
      const row: Row = (header) => cells[places.get(header) ?? -1]?.trim() ?? ''
      const issues: Issue[] = []
      const input: Record<string, unknown> = {}
      for (const [field, cell] of Object.entries(mapping.fields)) setField(input, field, readCell(cell, field, row, issues))
      settlePlace(input)
      input.externalId ??= externalIdOf(mapping, row)
      if (mapping.techniques) input.techniques = marked(techniques, cells, mapping.techniques.yes)
      if (mapping.tags) input.tags = marked(tags, cells, mapping.tags.yes).map((tag) => tag.toLowerCase())
      addLinks(input, (mapping.links ?? []).map(row).filter(Boolean))
      return { input, issues }
    },
  }
}

/** The same row gives the same id in every import: a digest of the key's cells after the mapping's name. */
function externalIdOf(mapping: Mapping, row: Row): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(mapping.key.map(row)))
    .digest('hex')
  return `${mapping.name}-${digest.slice(0, 32)}`
}

function readCell(cell: MappedCell, field: string, row: Row, issues: Issue[]): Value {
  if ('value' in cell) return cell.value
  if ('template' in cell) return fillTemplate(cell.template, row)
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

/** Fills `{Column}`; a part in `[[…]]` with an empty cell is left out. Text that grows too long is cut, so that the rest is kept. */
function fillTemplate(template: string, row: Row): string {
  const fill = (text: string) => text.replace(/\{([^{}]+)\}/g, (_, name: string) => row(name))
  return fill(
    template.replace(/\[\[(.*?)\]\]/gs, (_, part: string) => (columnsIn(part).every((name) => row(name) !== '') ? part : '')),
  ).trim()
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

interface Flag {
  at: number
  value: string
}

function flagsIn(flags: FlagColumns | undefined, headers: readonly string[]): Flag[] {
  if (!flags) return []
  const pattern = flags.pattern === undefined ? null : new RegExp(flags.pattern)
  return headers.flatMap((header, at) => {
    const value = flags.headers?.includes(header) ? header : pattern?.exec(header)?.[1]
    return value ? [{ at, value }] : []
  })
}

function marked(flags: readonly Flag[], cells: readonly string[], yes: readonly string[]): string[] {
  return [...new Set(flags.filter(({ at }) => yes.includes(cells[at]?.trim() ?? '')).map(({ value }) => value))]
}

function columnsOf(mapping: Mapping): string[] {
  const ofFields = Object.values(mapping.fields).flatMap((cell) =>
    'column' in cell ? [cell.column] : 'template' in cell ? columnsIn(cell.template) : [],
  )
  return [...mapping.key, ...ofFields, ...(mapping.links ?? []), ...(mapping.tags?.headers ?? []), ...(mapping.techniques?.headers ?? [])]
}

function columnsIn(template: string): string[] {
  return [...template.matchAll(/\{([^{}]+)\}/g)].map((found) => found[1] as string)
}
