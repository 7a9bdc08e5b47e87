import * as fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { csvCell } from './csv'

const SIGN = '[=+\\-@＝＋－＠]'
/** What the description of the export says: one apostrophe goes from before each sign that starts a cell. */
const STANDS = new RegExp(`((?:^|[;\\t\\r\\n])[\\s"]*'*)'(?=${SIGN})`, 'g')
const RUNS = new RegExp(`^[\\s"]*${SIGN}`)

const texts = fc.array(fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', "'", '"', ';', '\t', '\n', '\r', ' ', ',', 'a', '1'), {
  maxLength: 12,
})
const parse = (line: string, delimiter: string) => Papa.parse<string[]>(line, { delimiter, newline: '\n' }).data.flat()

describe('csvCell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['  @SUM(A1)', "  '@SUM(A1)"],
    ['＝1＋1', "'＝1＋1"],
    ['a;=1', "a;'=1"],
    ['a\t+1', "a\t'+1"],
    ['a; -1', "a; '-1"],
    ["'=1", "''=1"],
    ['a-b = c', 'a-b = c'],
    ['2026-10-20; x@y', '2026-10-20; x@y'],
  ])('%j becomes %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell)
  })

  it('leaves numbers alone', () => {
    expect(csvCell(-1)).toBe('-1')
  })

  it('starts no formula, wherever a spreadsheet cuts it', () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const cell = csvCell(parts.join(''))
        for (const piece of cell.split(/[;\t\r\n]/)) expect(piece).not.toMatch(RUNS)
        for (const piece of parse(cell, ',')) expect(piece).not.toMatch(RUNS)
      }),
      { numRuns: 2_000 },
    )
  })

  it('gives the text back once the apostrophes are taken away', () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('')
        const [cell = ''] = Papa.parse<string[]>(`${csvCell(text)},end`, { delimiter: ',', newline: '\r\n' }).data[0] ?? []
        expect(cell.replace(STANDS, '$1')).toBe(text)
      }),
      { numRuns: 2_000 },
    )
  })
})
