import { type Issue, issue } from './issue'

/** An object (with the fields seen) or a list (with the place reached) that a reader of JSON stands in. */
type Level = { seen: Set<string>; field: string } | { seen: null; item: number }

const SHOWN = 200
const ENDS_FIELD = /"\s*:/g

/**
 * An issue where an object of `text` names a field twice: JSON readers keep the last one silently, and which was meant
 * nobody can say. `text` is JSON, and `value` what it was parsed to; null where all is well, which costs little to see.
 */
export function doubledFieldIssue(text: string, value: unknown): Issue | null {
  if (mostFields(text) <= countFields(value)) return null
  const pointer = findDoubled(text)?.slice(0, SHOWN).toWellFormed()
  return pointer === undefined ? null : issue(pointer, 'doubled_field', 'this field is given twice; keep one')
}

/** As many fields as the text can have at most: texts within it may count too. */
function mostFields(text: string): number {
  let count = 0
  ENDS_FIELD.lastIndex = 0
  while (ENDS_FIELD.test(text)) count++
  return count
}

/** Fields of a value at all depths; does not recurse, as a hostile text is nested deeper than the stack. */
function countFields(value: unknown): number {
  let count = 0
  for (const waiting = [value]; waiting.length > 0; ) {
    const one = waiting.pop()
    if (one === null || typeof one !== 'object') continue
    const parts = Object.values(one)
    if (!Array.isArray(one)) count += parts.length
    for (const part of parts) if (part !== null && typeof part === 'object') waiting.push(part)
  }
  return count
}

/** JSON pointer (RFC 6901) of the first field given twice. */
function findDoubled(text: string): string | null {
  const open: Level[] = []
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    const level = open.at(-1)
    if (sign === '{') open.push({ seen: new Set(), field: '' })
    else if (sign === '[') open.push({ seen: null, item: 0 })
    else if (sign === '}' || sign === ']') open.pop()
    else if (sign === ',' && level?.seen === null) level.item++
    else if (sign === '"') {
      const end = closingQuote(text, at)
      if (level?.seen && isFollowedByColon(text, end)) {
        level.field = JSON.parse(text.slice(at, end + 1)) as string
        if (level.seen.has(level.field)) return pointerOf(open)
        level.seen.add(level.field)
      }
      at = end
    }
  }
  return null
}

function closingQuote(text: string, start: number): number {
  let at = start + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

function isFollowedByColon(text: string, quote: number): boolean {
  let at = quote + 1
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\n' || text[at] === '\r') at++
  return text[at] === ':'
}

function pointerOf(open: readonly Level[]): string {
  const parts = open.slice(0, SHOWN).map((level) => (level.seen ? level.field.slice(0, SHOWN) : String(level.item)))
  return parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
