import { TECHNOLOGIES } from '../core/taxonomy'
import { WORDS } from './arrow-fields'
import { LANES, NO_DEGREES, NO_TENTHS, PARTS, type PictureColumn, type PictureColumns } from './picture-columns'

/** The highest number that a column may hold from 0 on. Where a place or its vagueness may be none, bounds are of another sort. */
const HIGHEST = {
  ...codes('kind', 'severity', 'determination', 'investigation', 'tlp', 'origin', 'originConfidence', 'reliability', 'credibility'),
  ...codes('sector', 'occurredPrecision', 'country', 'area'),
  lane: Math.max(...Object.values(LANES)),
  technologies: 2 ** TECHNOLOGIES.length - 1,
  occurredMs: 999,
  recordedMs: 999,
} as const satisfies Partial<Record<PictureColumn, number>>
const MOST_TENTHS = 2 ** 15 - 1
const MOST_DEGREES = { lngE7: 180 * PARTS, latE7: 90 * PARTS } as const

/**
 * Refuses a picture with a code that no word has here, or a number that cannot be: such as of a server that knows more
 * words than this page does, which has to be loaded anew. Shown, it would count under another word.
 * @throws RangeError
 */
export function checkPicture(picture: PictureColumns): void {
  const { rows, uncertainty } = picture
  for (const [name, highest] of Object.entries(HIGHEST) as [keyof typeof HIGHEST, number][])
    if (isBeyond(picture[name], rows, highest)) throw new RangeError(`the column ${name} holds what no word here stands for`)
  for (const [name, most] of Object.entries(MOST_DEGREES) as [keyof typeof MOST_DEGREES, number][])
    if (isOffEarth(picture[name], rows, most)) throw new RangeError(`the column ${name} lies beyond the earth`)
  if (isBeyond(uncertainty, rows, MOST_TENTHS, NO_TENTHS)) throw new RangeError('an uncertainty is below zero')
}

/** Whether a column has fewer values than rows, or one that is not from `lowest` to `highest`. */
function isBeyond(values: Int8Array | Int16Array, rows: number, highest: number, lowest = 0): boolean {
  if (values.length < rows) return true
  return values instanceof Int8Array ? isBeyond8(values, rows, highest, lowest) : isBeyond16(values, rows, highest, lowest)
}

/** Without a branch, and for one width alone: a million rows wait for it, and a loop that sees several takes six times as long. */
function isBeyond8(values: Int8Array, rows: number, highest: number, lowest: number): boolean {
  let signs = 0
  for (let row = 0; row < rows; row++) signs |= ((values[row] as number) - lowest) | (highest - (values[row] as number))
  return signs < 0
}

/** As `isBeyond8`. */
function isBeyond16(values: Int16Array, rows: number, highest: number, lowest: number): boolean {
  let signs = 0
  for (let row = 0; row < rows; row++) signs |= ((values[row] as number) - lowest) | (highest - (values[row] as number))
  return signs < 0
}

function isOffEarth(values: Int32Array, rows: number, most: number): boolean {
  for (let row = 0; row < rows; row++) if (Math.abs(values[row] as number) > most && values[row] !== NO_DEGREES) return true
  return values.length < rows
}

function codes<T extends keyof typeof WORDS>(...names: T[]): Record<T, number> {
  return Object.fromEntries(names.map((name) => [name, WORDS[name].length - 1])) as Record<T, number>
}
