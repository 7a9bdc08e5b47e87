import Papa from 'papaparse'
import type { DraftContext } from '../../../core/draft'
import type { Mapping } from '../../../wire/mapping'
import { Fault } from '../../fault'
import type { Principal } from '../../principal'
import { admitDraft } from '../admit'
import type { BulkItem } from '../bulk'
import { type CsvRow, readCsvRows } from './csv-rows'
import { bindMapping, type RowMapper } from './map-row'

/** Columns that a file lacks and that are named. */
const MISSING_NAMED = 20

/**
 * Reads a CSV file as drafts under a mapping, a batch for each chunk. The first row holds the headers. Each row
 * stands alone; a rejected one carries its line in the file, its reasons and its text.
 * @throws Fault where the headers lack a column of the mapping, and where the file breaks off.
 */
export async function* readCsv(
  source: AsyncIterable<Uint8Array>,
  mapping: Mapping,
  context: DraftContext,
  by: Principal,
): AsyncGenerator<BulkItem[]> {
  let mapper: RowMapper | null = null
  for await (const rows of readCsvRows(source, mapping.delimiter)) {
    const items: BulkItem[] = []
    for (const row of rows) {
      if (mapper) items.push(readRow(row, mapper, mapping, context, by))
      else mapper = bind(mapping, row)
    }
    yield items
  }
  if (!mapper) throw new Fault('invalid', 'the file is empty; its first row holds the names of the columns')
}

function bind(mapping: Mapping, headers: CsvRow): RowMapper {
  const mapper = bindMapping(mapping, headers.cells)
  if (mapper.missing.length === 0) return mapper
  throw new Fault('invalid', `the file lacks columns that the mapping ${mapping.name} names: ${someOf(mapper.missing)}`)
}

function someOf(names: readonly string[]): string {
  const more = names.length - MISSING_NAMED
  return names.slice(0, MISSING_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

function readRow(row: CsvRow, mapper: RowMapper, mapping: Mapping, context: DraftContext, by: Principal): BulkItem {
  const { line, cells } = row
  const mapped = mapper.map(cells)
  const issues = [...row.issues, ...mapped.issues]
  const parsed = admitDraft(mapped.input, context, by)
  if (parsed.ok && issues.length === 0) return { line, draft: parsed.value }
  const text = Papa.unparse([cells], { delimiter: mapping.delimiter })
  return { line, text, issues: parsed.ok ? issues : [...issues, ...parsed.issues] }
}
