import { type Issue, type IssueCode, issue } from './issue'
import { isCleanLine, isCleanText } from './text'

/** Longest list that a field takes. */
const LIST_LIMIT = 100
/** Unknown fields of one object that are named each; more are counted, so that an answer is never larger than what it answers. */
const UNKNOWN_NAMED = 20

/**
 * Reads the fields of one object and notes every refusal with its JSON pointer. After a refusal a field reads as
 * an empty value of its type, so that one pass finds every wrong field; the caller drops the result if there are issues.
 */
export class FieldReader {
  private constructor(
    private readonly fields: Record<string, unknown>,
    private readonly pointer: string,
    private readonly issues: Issue[],
  ) {}

  /** A reader of `input`, or null (and an issue) where it is not an object. */
  static of(input: unknown, pointer: string, issues: Issue[]): FieldReader | null {
    if (input !== null && typeof input === 'object' && !Array.isArray(input))
      return new FieldReader(input as Record<string, unknown>, pointer, issues)
    const what = pointer === '' ? 'an incident' : nameOf(pointer)
    issues.push(issue(pointer, 'type', `${what} must be a JSON object`, input ?? 'null'))
    return null
  }

  /** Refuses every field that is in neither list; those in `ignored` are passed over. */
  allow(known: readonly string[], ignored: readonly string[]): void {
    const unknown = Object.keys(this.fields).filter((field) => !setOf(known).has(field) && !ignored.includes(field))
    for (const field of unknown.slice(0, UNKNOWN_NAMED)) {
      const near = known.find((one) => isNear(one, field))
      this.refuse(
        field,
        'unknown_field',
        `there is no field ${JSON.stringify(field.slice(0, 60).toWellFormed())}; ${near ? `did you mean ${near}?` : `known are ${known.join(', ')}`}`,
      )
    }
    const more = unknown.length - UNKNOWN_NAMED
    if (more > 0) this.issues.push(issue(this.pointer, 'unknown_field', `${more} more fields are unknown; known are ${known.join(', ')}`))
  }

  has(field: string): boolean {
    return this.given(field) !== undefined
  }

  /** The value as sent; undefined where it is absent or null. */
  given(field: string): unknown {
    return Object.hasOwn(this.fields, field) ? (this.fields[field] ?? undefined) : undefined
  }

  /** Whether null was sent, which the other readers take as absent. */
  isNull(field: string): boolean {
    return Object.hasOwn(this.fields, field) && this.fields[field] === null
  }

  refuse(field: string, code: IssueCode, message: string, value?: unknown): void {
    this.issues.push(issue(this.pointerTo(field), code, message, value))
  }

  /** A text; required unless a fallback is given. Surrounding blanks go. */
  text(field: string, limit: number, fallback?: string, isClean = isCleanLine): string {
    const value = this.given(field)
    if (value === undefined || (value === '' && fallback !== undefined)) {
      if (fallback === undefined) this.refuse(field, 'required', `${field} is missing; it is required`)
      return fallback ?? ''
    }
    if (isSoundText(value, limit, isClean)) return value.trim()
    this.issues.push(textIssue(value, this.pointerTo(field), field, limit))
    return ''
  }

  /** A text of many lines, in which marks of direction are at home. */
  prose(field: string, limit: number, fallback?: string): string {
    return this.text(field, limit, fallback, isCleanText)
  }

  /** A text or null; an empty text is none. */
  optionalText(field: string, limit: number): string | null {
    const value = this.given(field)
    return value === undefined || value === '' ? null : this.text(field, limit)
  }

  /** A word of a list; required unless a fallback is given. */
  word<T extends string | number>(field: string, list: readonly T[], fallback?: T): T {
    const value = this.given(field)
    if (value === undefined) {
      if (fallback === undefined) this.refuse(field, 'required', `${field} is missing; give one of ${list.join(', ')}`)
      return (fallback ?? list[0]) as T
    }
    if ((list as readonly unknown[]).includes(value)) return value as T
    this.refuse(field, 'not_in_list', `${field} is not one of ${list.join(', ')}`, value)
    return list[0] as T
  }

  optionalWord<T extends string>(field: string, list: readonly T[]): T | null {
    return this.has(field) ? this.word(field, list) : null
  }

  flag(field: string, fallback: boolean): boolean {
    const value = this.given(field)
    if (value === undefined) return fallback
    if (typeof value === 'boolean') return value
    this.refuse(field, 'type', `${field} must be true or false, without quotes`, value)
    return fallback
  }

  /** A finite number within bounds, both included. */
  number(field: string, min: number, max: number): number {
    const value = this.given(field)
    if (value === undefined) {
      this.refuse(field, 'required', `${field} is missing; give a number from ${min} to ${max}`)
      return 0
    }
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      this.refuse(field, 'type', `${field} must be a number, without quotes`, value)
      return 0
    }
    if (value < min || value > max) this.refuse(field, 'range', `${field} must lie from ${min} to ${max}`, value)
    return value
  }

  optionalNumber(field: string, min: number, max: number): number | null {
    return this.has(field) ? this.number(field, min, max) : null
  }

  /** A reader of an object within, or null where it is absent or refused. */
  object(field: string): FieldReader | null {
    const value = this.given(field)
    return value === undefined ? null : FieldReader.of(value, `${this.pointer}/${field}`, this.issues)
  }

  /** A reader of an object that has to be there; where it is refused the fields within are not told of as well. */
  requiredObject(field: string): FieldReader {
    const value = this.given(field)
    if (value === undefined) this.refuse(field, 'required', `${field} is missing; it is required`)
    const pointer = this.pointerTo(field)
    const reader = value === undefined ? null : FieldReader.of(value, pointer, this.issues)
    return reader ?? new FieldReader({}, pointer, [])
  }

  objects(field: string): FieldReader[] {
    return this.items(field).flatMap((item, at) => FieldReader.of(item, `${this.pointerTo(field)}/${at}`, this.issues) ?? [])
  }

  /** Distinct texts, in the order given. */
  texts(field: string, limit: number, check?: (text: string, pointer: () => string) => Issue | null): string[] {
    const kept = new Set<string>()
    this.items(field).forEach((item, at) => {
      const text = isSoundText(item, limit) ? item.trim() : null
      const pointer = () => `${this.pointerTo(field)}/${at}`
      const problem = text === null ? textIssue(item, pointer(), field, limit) : check?.(text, pointer)
      if (problem) this.issues.push(problem)
      else if (text !== null) kept.add(text)
    })
    return [...kept]
  }

  /** Distinct words of a list, in the order given. */
  words<T extends string>(field: string, list: readonly T[]): T[] {
    const check = (text: string, pointer: () => string) =>
      (list as readonly string[]).includes(text) ? null : issue(pointer(), 'not_in_list', `${field} takes only ${list.join(', ')}`, text)
    return this.texts(field, 64, check) as T[]
  }

  private items(field: string): readonly unknown[] {
    const value = this.given(field)
    if (value === undefined) return []
    if (!Array.isArray(value)) {
      this.refuse(field, 'type', `${field} must be a list`, value)
      return []
    }
    if (value.length > LIST_LIMIT) {
      this.refuse(field, 'too_many', `${field} holds ${value.length} items; at most ${LIST_LIMIT} are taken`)
      return []
    }
    return value
  }

  private pointerTo(field: string): string {
    return `${this.pointer}/${field.slice(0, 60).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')}`
  }
}

/** Whether a value is text that can be taken as it is: looked at first, as nearly all are. */
function isSoundText(value: unknown, limit: number, isClean = isCleanLine): value is string {
  if (typeof value !== 'string' || value.length > limit + 1000) return false
  const length = value.trim().length
  return length > 0 && length <= limit && isClean(value)
}

/** What is wrong with a value that is no sound text. */
function textIssue(value: unknown, pointer: string, name: string, limit: number): Issue {
  if (typeof value !== 'string') return issue(pointer, 'type', `${name} must be text in quotes`, value)
  if (value.length > limit + 1000 || value.trim().length > limit)
    return issue(
      pointer,
      'too_long',
      `${name} is longer than the ${limit} characters that are taken; shorten it${name === 'summary' ? '' : ', or put the rest into summary'}`,
      value,
    )
  if (value.trim() === '') return issue(pointer, 'empty', `${name} is empty; write something or leave the field out`)
  return issue(
    pointer,
    'text_unclean',
    `${name} holds control characters, marks that turn its direction, or broken Unicode; remove them`,
    value,
  )
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>()

/** A list of names as a set, made once for each list. */
function setOf(list: readonly string[]): ReadonlySet<string> {
  let set = sets.get(list)
  if (!set) {
    set = new Set(list)
    sets.set(list, set)
  }
  return set
}

function nameOf(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1)
}

/** Whether two names differ only in case, or by one letter more, less, other or swapped. */
function isNear(known: string, given: string): boolean {
  if (given.length > known.length + 2) return false
  const a = known.toLowerCase()
  const b = given.toLowerCase()
  if (a === b) return true
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return Math.max(a.length, b.length) - start - end <= 2 && Math.min(a.length, b.length) > 3
}
