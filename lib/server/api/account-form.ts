import * as z from 'zod'
import { FieldReader } from '../../core/field-reader'
import { type Issue, issue } from '../../core/issue'
import { ROLES, TLPS } from '../../core/taxonomy'
import { PASSWORD_LENGTH } from '../auth/accounts'
import type { createKey } from '../auth/api-keys'
import type { SetUpForm } from '../auth/set-up'
import type { NewUser, UserChange } from '../auth/users'
import { Fault } from '../fault'

const NAME_LENGTH = 200
const emailAddress = z.email().max(254)

/** The first administrator, as sent. Like all readers here it throws a Fault `invalid` that names every wrong field. */
export function readSetUp(input: unknown): SetUpForm {
  return read(input, ['code', 'name', 'email', 'password', 'organisation'], (fields) => ({
    code: fields.text('code', 64),
    ...readPerson(fields),
    password: readPassword(fields),
  }))
}

/** A new account, as sent. What is not said gives the least rights. */
export function readNewUser(input: unknown): NewUser {
  return read(input, ['name', 'email', 'password', 'organisation', 'role', 'clearance'], (fields) => ({
    ...readPerson(fields),
    password: readPassword(fields),
    role: fields.word('role', ROLES, 'viewer'),
    clearance: fields.word('clearance', TLPS, 'TLP:CLEAR'),
  }))
}

/** A change to an account: only what is sent changes; `organisation: null` clears it. */
export function readUserChange(input: unknown): UserChange {
  const sent = typeof input === 'object' && input !== null ? input : {}
  return read(input, ['role', 'clearance', 'organisation', 'disabled', 'password'], (fields) => ({
    ...('role' in sent && { role: fields.word('role', ROLES) }),
    ...('clearance' in sent && { clearance: fields.word('clearance', TLPS) }),
    ...('organisation' in sent && { organisation: fields.optionalText('organisation', NAME_LENGTH) }),
    ...('disabled' in sent && { disabled: fields.flag('disabled', false) }),
    ...('password' in sent && { password: readPassword(fields) }),
  }))
}

/** A new key, as sent; role and clearance must be said. */
export function readNewKey(input: unknown): Parameters<typeof createKey>[1] {
  return read(input, ['name', 'role', 'clearance'], (fields) => ({
    name: fields.text('name', NAME_LENGTH),
    role: fields.word('role', ROLES),
    clearance: fields.word('clearance', TLPS),
  }))
}

function read<T>(input: unknown, known: readonly string[], take: (fields: FieldReader) => T): T {
  const issues: Issue[] = []
  const fields = typeof input === 'object' ? FieldReader.of(input, '', issues) : null
  if (!fields) throw refusal([issue('', 'type', 'the body must be a JSON object')])
  fields.allow(known, [])
  const taken = take(fields)
  if (issues.length > 0) throw refusal(issues)
  return taken
}

function refusal(issues: Issue[]): Fault {
  return new Fault('invalid', 'some fields cannot be taken', { issues })
}

function readPerson(fields: FieldReader): { name: string; email: string; organisation: string | null } {
  const email = fields.text('email', 254)
  if (email !== '' && !emailAddress.safeParse(email).success)
    fields.refuse('email', 'pattern', 'email must be an address such as name@example.org', email)
  return { name: fields.text('name', NAME_LENGTH), email, organisation: fields.optionalText('organisation', NAME_LENGTH) }
}

/** As sent, blanks included; never shown again, also not in a refusal. */
function readPassword(fields: FieldReader): string {
  const { min, max } = PASSWORD_LENGTH
  const password = fields.given('password')
  if (typeof password === 'string' && password.length >= min && password.length <= max) return password
  const [code, words] = password === undefined ? (['required', 'is missing'] as const) : (['pattern', 'cannot be taken'] as const)
  fields.refuse('password', code, `password ${words}; give ${min} to ${max} characters`)
  return ''
}
