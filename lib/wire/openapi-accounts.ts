import * as z from 'zod'
import { ROLES, TLPS } from '../core/taxonomy'
import type { Operation } from './operation'
import { sessionSchema } from './schemas'

const role = z.enum(ROLES)
const clearance = z.enum(TLPS)
const organisation = z.string().nullable()
const time = z.iso.datetime()
const json = (schema: z.ZodType) => ({ 'application/json': schema })
const listOf = (schema: z.ZodType) => json(z.strictObject({ items: z.array(schema) }))

export const userSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  clearance,
  organisation,
  disabled: z.boolean(),
  createdAt: time,
})

export const keySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  hint: z.string().meta({ description: 'Its first characters' }),
  role,
  clearance,
  createdAt: time,
  createdBy: z.string(),
  lastUsedAt: time.nullable(),
  revokedAt: time.nullable(),
})

const person = z.object({ name: z.string(), email: z.string(), password: z.string(), organisation: organisation.optional() })

/** The doors of accounts: the session, people, keys, the first start and the demo. */
export const accountOperations: readonly Operation[] = [
  { method: 'GET', path: '/api/v1/session', role: 'viewer', summary: 'Who asks', answers: { 200: json(sessionSchema) } },
  {
    method: 'GET',
    path: '/api/v1/setup',
    role: 'anonymous',
    summary: 'Whether the first administrator is still to be made',
    answers: { 200: json(z.strictObject({ needed: z.boolean() })) },
  },
  {
    method: 'POST',
    path: '/api/v1/setup',
    role: 'anonymous',
    summary: 'Makes the first administrator with the code printed at start-up, and signs them in',
    body: json(person.extend({ code: z.string() })),
    answers: { 201: json(userSchema) },
    failures: [400, 403, 409, 413, 415, 429],
  },
  {
    method: 'POST',
    path: '/api/v1/demo-sign-in',
    role: 'anonymous',
    summary: 'Signs in to the exercise, where it is offered',
    answers: { 204: {} },
    failures: [403, 404, 429],
  },
  { method: 'GET', path: '/api/v1/users', role: 'admin', summary: 'The people who may sign in', answers: { 200: listOf(userSchema) } },
  {
    method: 'POST',
    path: '/api/v1/users',
    role: 'admin',
    summary: 'Makes an account; what is not said gives the least rights',
    body: json(person.extend({ role: role.optional(), clearance: clearance.optional() })),
    answers: { 201: json(userSchema) },
    failures: [400, 409, 413, 415],
  },
  {
    method: 'PATCH',
    path: '/api/v1/users/:id',
    role: 'admin',
    summary: 'Changes rights, organisation or password of an account, or closes it',
    body: json(z.object({ role, clearance, organisation, disabled: z.boolean(), password: z.string() }).partial()),
    answers: { 200: json(userSchema) },
    failures: [400, 404, 409, 413, 415],
  },
  { method: 'GET', path: '/api/v1/keys', role: 'admin', summary: 'The keys of machines', answers: { 200: listOf(keySchema) } },
  {
    method: 'POST',
    path: '/api/v1/keys',
    role: 'admin',
    summary: 'Makes a key; it is shown in this answer only',
    body: json(z.object({ name: z.string(), role, clearance })),
    answers: { 201: json(keySchema.extend({ key: z.string() })) },
    failures: [400, 413, 415],
  },
  {
    method: 'DELETE',
    path: '/api/v1/keys/:id',
    role: 'admin',
    summary: 'Revokes a key at once',
    answers: { 204: {} },
    failures: [404],
  },
]
