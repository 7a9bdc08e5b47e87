import { FieldReader } from '../../core/field-reader'
import type { Issue } from '../../core/issue'
import { parseSubject, type Subject } from '../../core/lens/holder'
import { REASON_LENGTH } from '../../core/lens/lens-draft'
import { readLens } from '../../core/lens/read-lens'
import { readGroupings } from '../../core/region/read-groupings'
import type { LensDraft } from '../../wire/lenses'
import { Fault } from '../fault'
import type { DraftFields } from '../lenses/drafts'

/** The largest body that holds a lens or groupings. */
export const LENS_BYTES = 262_144
/** The longest text of a name or a time in a file, in characters. */
const LINE = 200

/** A new draft, as sent. Like all readers here it throws a Fault `invalid` that names every wrong field. */
export function readNewDraft(input: unknown): DraftFields & { subject: Subject } {
  return read(input, ['subject', 'body', 'reason', 'base'], (fields, issues) => {
    const subject = readSubject(fields)
    const body = readBody(fields, subject, issues)
    return { subject: subject ?? 'blocs', body, reason: fields.prose('reason', REASON_LENGTH), base: readBase(fields) }
  })
}

/** An edit of a draft of a subject: only what is sent changes. */
export function readEdit(input: unknown, subject: Subject): Partial<DraftFields> {
  return read(input, ['body', 'reason', 'base'], (fields, issues) => ({
    ...((fields.has('body') || fields.isNull('body')) && { body: readBody(fields, subject, issues) }),
    ...(fields.has('reason') && { reason: fields.prose('reason', REASON_LENGTH) }),
    ...(fields.has('base') && { base: readBase(fields) }),
  }))
}

/** A lens or groupings as a file: its body as a draft. Who made it and when it was in force elsewhere is let go. */
export function readLensFile(input: unknown): DraftFields & { subject: Subject } {
  const known = ['$schema', 'subject', 'body', 'reason', 'version', 'author', 'approver', 'inForceFrom']
  return read(input, known, (fields, issues) => {
    const subject = readSubject(fields)
    for (const line of ['$schema', 'author', 'approver', 'inForceFrom']) fields.optionalText(line, LINE)
    fields.optionalNumber('version', 1, 1e9)
    const body = readBody(fields, subject, issues)
    const reason = fields.prose('reason', REASON_LENGTH, 'Imported from a file.')
    return { subject: subject ?? 'blocs', body, reason, base: null }
  })
}

/** What is said of a decision, in `reason`; a reason that is needed is asked for. */
export function readDecision(input: unknown, { isNeeded }: { isNeeded: boolean }): string {
  return read(input, ['reason'], (fields) => fields.prose('reason', REASON_LENGTH, isNeeded ? undefined : ''))
}

function read<T>(input: unknown, known: readonly string[], take: (fields: FieldReader, issues: Issue[]) => T): T {
  const issues: Issue[] = []
  const isObject = typeof input === 'object' && input !== null && !Array.isArray(input)
  const fields = isObject ? FieldReader.of(input, '', issues) : null
  if (!fields) throw refusal([{ pointer: '', code: 'type', message: 'the body must be a JSON object' }])
  fields.allow(known, [])
  const taken = take(fields, issues)
  if (issues.length > 0) throw refusal(issues)
  return taken
}

function readSubject(fields: FieldReader): Subject | null {
  const text = fields.text('subject', 40)
  const subject = parseSubject(text)
  if (subject === null && text !== '')
    fields.refuse('subject', 'pattern', 'subject is blocs, bloc: and its code, or ally: and the code of an ally, such as ally:EE', text)
  return subject
}

/** Nothing can be said of a body whose subject is unknown. */
function readBody(fields: FieldReader, subject: Subject | null, issues: Issue[]): LensDraft['body'] {
  if (fields.isNull('body') && subject?.startsWith('ally:')) return null
  const body = fields.given('body')
  if (body === undefined)
    fields.refuse('body', 'required', 'body is missing; it is required, and null only to take back the lens of an ally')
  if (body === undefined || subject === null) return []
  return (subject === 'blocs' ? readGroupings(body, '/body', issues) : readLens(body, '/body', issues)) ?? []
}

function readBase(fields: FieldReader): number | null {
  return fields.optionalNumber('base', 0, 1e9)
}

function refusal(issues: Issue[]): Fault {
  return new Fault('invalid', 'some fields cannot be taken', { issues })
}
