import { MAPPING_LIMITS } from '../../../wire/mapping'

type Cells = (header: string) => string
/** Literal text, a column, or parts that stand only where none of their columns is empty. */
type Part = string | { column: string } | { optional: Part[]; columns: string[] }

/** A template that was read once, for all rows. */
export interface Template {
  columns: string[]
  /** Fills in a row's cells. What is longer than `limit` is not written out: it ends in an ellipsis beyond the limit. */
  fill(row: Cells, limit: number): string
}

/** Reads `{Column}` and `[[…]]` in one pass; a bracket that is never closed is text. */
export function readTemplate(template: string): Template {
  const parts: Part[] = []
  let at = 0
  for (;;) {
    const open = template.indexOf('[[', at)
    const close = open < 0 ? -1 : template.indexOf(']]', open + 2)
    if (close < 0) break
    const optional = partsOf(template.slice(open + 2, close))
    parts.push(...partsOf(template.slice(at, open)), { optional, columns: columnsOf(optional) })
    at = close + 2
  }
  parts.push(...partsOf(template.slice(at)))
  return { columns: columnsOf(parts), fill: (row, limit) => fill(parts, row, limit) }
}

function partsOf(text: string): Part[] {
  // Every second piece stood in braces.
  return text
    .split(/\{([^{}]+)\}/)
    .map((piece, at) => (at % 2 === 1 ? { column: piece } : piece))
    .filter((part) => part !== '')
}

function columnsOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => (typeof part === 'string' ? [] : 'column' in part ? [part.column] : part.columns))
}

function fill(parts: readonly Part[], row: Cells, limit: number): string {
  // The template's own blanks may go from the start of it: even without them the text is then too long.
  const most = limit + MAPPING_LIMITS.template
  let text = ''
  for (const part of standing(parts, row)) {
    text += (typeof part === 'string' ? part : row(part.column)).slice(0, most + 1)
    if (text.length > most) return `${text.trimStart()}…`
  }
  return text.trim()
}

function standing(parts: readonly Part[], row: Cells): Exclude<Part, { optional: Part[] }>[] {
  return parts.flatMap((part) => {
    if (typeof part === 'string' || 'column' in part) return [part]
    return part.columns.every((name) => row(name) !== '') ? (part.optional as Exclude<Part, { optional: Part[] }>[]) : []
  })
}
