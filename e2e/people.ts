import { type BrowserContext, expect } from 'playwright/test'
import type { Role, Tlp } from '@/lib/core/taxonomy'
import { operator } from './api'
import type { TestServer } from './server'

/** Somebody who can sign in: with a password, or with the one click of the exercise. */
export type Person = { name: string; email: string; password: string } | 'demo'

const PASSWORD = 'a sentence is easy to remember'
let made = 0

/** Makes an account with these rights, as an administrator would. */
export async function makePerson(server: TestServer, role: Role, clearance: Tlp): Promise<Person> {
  const number = ++made
  const person = { name: `${role} ${number}`, email: `${role}.${number}@example.org`, password: PASSWORD }
  await operator(server).post('/users', { ...person, role, clearance })
  return person
}

/** Signs in through the door that the sign-in page uses; the context then holds the session's cookie. */
export async function signIn(context: BrowserContext, person: Person): Promise<void> {
  const answer =
    person === 'demo'
      ? await context.request.post('/api/v1/demo-sign-in', { data: {} })
      : await context.request.post('/api/auth/sign-in/email', { data: { email: person.email, password: person.password } })
  expect(answer.ok(), `sign-in answered ${answer.status()}`).toBe(true)
}
