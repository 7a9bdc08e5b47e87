import { type Incident, isPoint } from '../../../core/incident'

/** One column of the CSV: its header and its cell. Append only, as readers of the file may count columns. */
const COLUMNS: readonly [header: string, cell: (of: Incident) => string | number | boolean | null][] = [
  ['id', (of) => of.id],
  ['version', (of) => of.version],
  ['kind', (of) => of.kind],
  ['title', (of) => of.title],
  ['summary', (of) => of.summary],
  ['severity', (of) => of.severity],
  ['determination', (of) => of.determination],
  ['investigation', (of) => of.investigation],
  ['occurredAt', (of) => of.occurredAt],
  ['occurredPrecision', (of) => of.occurredPrecision],
  ['endedAt', (of) => of.endedAt],
  ['recordedAt', (of) => of.recordedAt],
  ['updatedAt', (of) => of.updatedAt],
  ['lng', (of) => (isPoint(of.place) ? of.place.lng : null)],
  ['lat', (of) => (isPoint(of.place) ? of.place.lat : null)],
  ['uncertaintyKm', (of) => (isPoint(of.place) ? of.place.uncertaintyKm : null)],
  ['placeName', (of) => of.place?.name ?? null],
  ['country', (of) => of.country],
  ['area', (of) => of.area],
  ['origin', (of) => of.origin.code],
  ['originConfidence', (of) => of.origin.confidence],
  ['sector', (of) => of.sector],
  ['source', (of) => of.source.name],
  ['reliability', (of) => of.source.reliability],
  ['credibility', (of) => of.credibility],
  ['externalId', (of) => of.externalId],
  ['tlp', (of) => of.tlp],
  ['exercise', (of) => of.exercise],
  ['techniques', (of) => of.techniques.join(' ')],
  ['technologies', (of) => of.technologies.join(' ')],
  ['tags', (of) => of.tags.join('; ')],
  ['links', (of) => of.links.map((link) => link.url).join(' ')],
]

export const CSV_TYPE = 'text/csv'

/** The first line: the names of the columns. */
export const CSV_HEADER = `${COLUMNS.map(([header]) => header).join(',')}\r\n`

/** An incident as a line of RFC 4180. */
export function csvLine(incident: Incident): string {
  return `${COLUMNS.map(([, cell]) => csvCell(cell(incident))).join(',')}\r\n`
}

/** What starts a formula, also in full width. */
const FORMULA = /[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]/g

/**
 * A cell. Text that a spreadsheet would run as a formula has an apostrophe before the sign, as OWASP advises: where the
 * sign starts the cell, or would start one if the file were cut at semicolons, tabs or lines, as many spreadsheets do.
 * Numbers stay as they are. To get the text back, take one apostrophe from before each such sign.
 */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = value.replace(FORMULA, (sign, at: number) => (startsCell(value, at) ? `'${sign}` : sign))
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Whether only apostrophes, and before them only blanks and quotes, stand between a sign and the start of a cell. */
function startsCell(text: string, sign: number): boolean {
  let at = sign - 1
  while (text[at] === "'") at--
  for (; at >= 0 && /[\s"]/.test(text[at] as string); at--) if (/[\t\r\n]/.test(text[at] as string)) return true
  return at < 0 || text[at] === ';'
}
