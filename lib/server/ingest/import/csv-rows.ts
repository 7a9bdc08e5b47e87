import Papa from 'papaparse'
import { type Issue, issue } from '../../../core/issue'
import { Fault } from '../../fault'

/** A row of a CSV file. `line` is that of its first character in the file, from 1; `cells` are as written. */
export interface CsvRow {
  line: number
  cells: string[]
  issues: Issue[]
}

/** Longest row, characters: a quote that is never closed must not swallow the file into memory. */
const ROW_LIMIT = 4_194_304

/**
 * Reads CSV (RFC 4180, UTF-8) row by row, a batch for each chunk, holding no more than a chunk and a row.
 * Rows of empty cells are left out. A row with bytes that are not UTF-8, or with a broken quote, carries its issues.
 * @throws Fault where a quote is never closed, after the rows before it.
 */
export async function* readCsvRows(source: AsyncIterable<Uint8Array>, delimiter: string): AsyncGenerator<CsvRow[]> {
  const reader = new RowReader(delimiter)
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of source) {
    yield reader.read(decoder.decode(chunk, { stream: true }), false)
    reader.refuseEndlessRow()
  }
  yield reader.read(decoder.decode(), true)
}

interface ParsedRows {
  data: string[][]
  errors: { row: number; message: string }[]
  meta: { cursor: number }
}

class RowReader {
  private text = ''
  private line = 1

  constructor(private readonly delimiter: string) {}

  read(more: string, isLast: boolean): CsvRow[] {
    // Over the whole text, as a chunk's border may stand between CR and LF.
    this.text = (this.text + more).replaceAll('\r\n', '\n')
    if (!isLast && this.text.endsWith('\r')) return []
    const parser = new Papa.Parser({ delimiter: this.delimiter, newline: '\n' })
    const { data, errors, meta } = parser.parse(this.text, 0, !isLast) as ParsedRows
    this.text = isLast ? '' : this.text.slice(meta.cursor)
    const messages = new Map(errors.map((error) => [error.row, error.message]))
    const rows = data.map((cells, at) => this.place(cells, messages.get(at)))
    return rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''))
  }

  refuseEndlessRow(): void {
    if (this.text.length <= ROW_LIMIT) return
    throw new Fault('invalid', `a quote opened on line ${this.line} is never closed; what came before was taken`)
  }

  private place(cells: string[], problem: string | undefined): CsvRow {
    const { line } = this
    this.line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)
    const issues = problem === undefined ? [] : [issue('', 'pattern', `the row is not sound CSV: ${problem}`)]
    if (cells.some((cell) => cell.includes('\uFFFD')))
      issues.push(issue('', 'encoding', 'the row is not valid UTF-8; encode the file anew'))
    return { line, cells, issues }
  }
}
