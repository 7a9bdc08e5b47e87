import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { users } from '@/db/schema/user'
import { problemAnswer } from './api/problem'
import { testServer } from './api/testing/test-server'
import { createLogger } from './logger'

const server = testServer()
const SECRET = 'the-name-of-a-witness'

/** What the log holds of a failure that a door answers with 500. */
async function loggedOf(failing: PromiseLike<unknown>): Promise<string> {
  const thrown: unknown = await Promise.resolve(failing).then(
    () => new Error('it did not fail'),
    (cause: unknown) => cause,
  )
  const lines: string[] = []
  const logger = createLogger('info', { write: (line) => void lines.push(line) })
  expect(problemAnswer(thrown, logger).status).toBe(500)
  return lines.join('')
}

describe('the log', () => {
  it('holds no value of a query that failed, and still where and why', async () => {
    const { db } = server.services().store
    const row = { id: SECRET, name: SECRET, email: `${SECRET}@example.org` }
    await db.insert(users).values(row)
    const logged = await Promise.all([
      loggedOf(db.execute(sql`select ${SECRET}::uuid`)),
      loggedOf(db.insert(users).values(row)),
      loggedOf(db.insert(users).values({ ...row, id: `${SECRET}\n    at ${SECRET}` })),
      loggedOf(
        Promise.reject(new Error('outer', { cause: await db.execute(sql`select ${SECRET}::date`).catch((cause: unknown) => cause) })),
      ),
    ])
    for (const line of logged) {
      expect(line).not.toContain(SECRET)
      expect(line).not.toContain('insert into')
      expect(line).toMatch(/"err":\{.*"message":".*"stack":"at .*"cause":\{.*"code":"2/)
    }
    expect(logged[0]).toContain('22P02')
    expect(logged[1]).toContain('duplicate key value violates unique constraint')
  })

  it('holds an error of ours with its words, its code and its cause', async () => {
    const logged = await loggedOf(Promise.reject(Object.assign(new TypeError('no disk', { cause: new Error('full') }), { code: 'ENOSPC' })))
    expect(JSON.parse(logged)).toMatchObject({ err: { type: 'TypeError', message: 'no disk', code: 'ENOSPC', cause: { message: 'full' } } })
  })
})
