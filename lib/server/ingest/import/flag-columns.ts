import type { FlagColumns } from '../../../wire/mapping'

/** The marks of one row, as the values that their columns stand for. */
export type ReadMarks = (cells: readonly string[]) => string[]

/**
 * Finds the columns that a mapping flags among trimmed headers, and reads the marks in them. No more columns count
 * than `most`, which is more than an incident takes: a file with more of them is refused by its rows.
 */
export function flagReader(flags: FlagColumns, headers: readonly string[], most: number, write = (value: string) => value): ReadMarks {
  const listed = new Set(flags.headers)
  const codes = (flags.codes ?? []).map((code) => code + (flags.end ?? ''))
  const columns = headers
    .flatMap((header, at) => {
      const value = listed.has(header) ? header : codeOf(header, codes, flags.end)
      return value ? [{ at, value: write(value) }] : []
    })
    .slice(0, most)
  const yes = new Set(flags.yes)
  return (cells) => [...new Set(columns.flatMap(({ at, value }) => (yes.has(cells[at] ?? '') ? [value] : [])))]
}

/** The code that a header begins with, up to what follows it; without an end the whole header is the code. */
function codeOf(header: string, forms: readonly string[], end = ''): string | null {
  const form = forms.find((one) => (end === '' ? header.length === one.length : true) && hasForm(header, one))
  return form === undefined ? null : header.slice(0, form.length - end.length)
}

/** Whether text begins with a form, in which `#` is any digit. */
function hasForm(text: string, form: string): boolean {
  if (text.length < form.length) return false
  for (let at = 0; at < form.length; at++) {
    const sign = text[at] as string
    if (form[at] === '#' ? sign < '0' || sign > '9' : form[at] !== sign) return false
  }
  return true
}
