import { describe, expect, it } from 'vitest'
import { EnvError, isLoopback, readEnv } from './env'

function refusalOf(source: Record<string, string>): string {
  try {
    readEnv(source)
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(EnvError)
    return (thrown as Error).message
  }
  throw new Error('it was taken')
}

describe('readEnv', () => {
  it('needs nothing, and listens on this machine alone', () => {
    expect(readEnv({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      dataDir: '.meridian',
      databaseUrl: null,
      role: 'all',
      adminToken: null,
      demo: false,
      publicOrigin: null,
      development: false,
    })
  })

  it('takes an empty variable as unset', () => {
    expect(readEnv({ HOST: '', PORT: '', DATABASE_URL: '', ROLE: '', MERIDIAN_ADMIN_TOKEN: '', MERIDIAN_DEMO: '' })).toEqual(readEnv({}))
  })

  it('reads what is given', () => {
    const given = { HOST: '0.0.0.0', PORT: '0', DATABASE_URL: 'postgres://db/meridian', ROLE: 'web', PUBLIC_ORIGIN: 'https://m.example/' }
    expect(readEnv(given)).toMatchObject({ host: '0.0.0.0', port: 0, role: 'web', publicOrigin: 'https://m.example' })
  })

  it.each([
    [{ PORT: 'http' }, 'PORT', '0 to 65535'],
    [{ PORT: '70000' }, 'PORT', '0 to 65535'],
    [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL', 'postgres://'],
    [{ ROLE: 'worker' }, 'ROLE', 'all, web or ingest'],
    [{ ROLE: 'web' }, 'DATABASE_URL', 'give a Postgres'],
    [{ ROLE: 'ingest' }, 'DATABASE_URL', 'give a Postgres'],
    [{ MERIDIAN_ADMIN_TOKEN: 'fifteen letters' }, 'MERIDIAN_ADMIN_TOKEN', 'openssl rand'],
    [{ MERIDIAN_DEMO: 'yes' }, 'MERIDIAN_DEMO', 'must be 1'],
    [{ PUBLIC_ORIGIN: 'meridian.example' }, 'PUBLIC_ORIGIN', 'https://'],
  ])('refuses %j, naming the variable and the remedy', (source, name, remedy) => {
    const message = refusalOf(source)
    expect(message).toMatch(new RegExp(`^${name} `))
    expect(message).toContain(remedy)
  })

  it('names all at once, and repeats no value', () => {
    const message = refusalOf({ PORT: 'x', MERIDIAN_ADMIN_TOKEN: 'short-secret' })
    expect(message.split('\n')).toHaveLength(2)
    expect(message).not.toContain('short-secret')
  })
})

describe('isLoopback', () => {
  it.each(['localhost', 'a.localhost', '127.0.0.1', '127.9.9.9', '::1', '[::1]'])('%s is', (host) => expect(isLoopback(host)).toBe(true))
  it.each(['0.0.0.0', '::', '10.0.0.1', 'example.org', '127.0.0.1.example.org', 'localhost.example.org', '128.0.0.1'])(
    '%s is not',
    (host) => expect(isLoopback(host)).toBe(false),
  )
})
