import { describe, expect, it } from 'vitest'
import { EAST_LENS } from '../../core/lens/defaults'
import { OPERATIONS } from '../../wire/openapi'
import { apiDoors, rootDoors } from './doors'
import { testServer } from './testing/test-server'

const server = testServer()

interface Description {
  openapi: string
  paths: Record<string, Record<string, { security?: unknown[]; responses: Record<string, unknown> }>>
  components: { schemas: Record<string, unknown> }
}

describe('GET /openapi.json', () => {
  it('describes every door, with its role, and no other', () => {
    const doors = [...apiDoors.map((door) => ({ ...door, path: `/api/v1${door.path}` })), ...rootDoors]
    const name = (one: { method: string; path: string; role: string }) => `${one.method} ${one.path} ${one.role}`
    expect(OPERATIONS.map(name).sort()).toEqual(doors.map(name).sort())
  })

  it('is open to everyone, and every reference in it leads somewhere', async () => {
    const description = (await (await server.anonymous().get('/openapi.json')).json()) as Description
    expect(description.openapi).toBe('3.1.0')
    const text = JSON.stringify(description)
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
      expect(description.components.schemas).toHaveProperty(name as string)
    for (const operations of Object.values(description.paths))
      for (const one of Object.values(operations)) expect(Object.keys(one.responses).length).toBeGreaterThan(0)
    expect(description.paths['/api/v1/incidents']?.post?.security).toBeDefined()
    expect(description.paths['/healthz']?.get?.security).toBeUndefined()
  })

  it('lets no role below the one described in', async () => {
    const viewer = await server.key('viewer', 'TLP:RED')
    for (const { method, path, role } of OPERATIONS) {
      if (role === 'anonymous') continue
      const address = path.replace(':id', '00000000-0000-4000-8000-000000000000').replace(':subject', 'ally:EE').replace(':region', 'EE')
      const call = (headers: HeadersInit) => fetch(`${server.url()}${address}`, { method, headers })
      expect((await call({})).status, `${method} ${path} for nobody`).toBe(401)
      if (role !== 'viewer' && path.startsWith('/api/v1'))
        expect((await viewer(address.replace('/api/v1', ''), { method })).status, `${method} ${path} for a viewer`).toBe(403)
    }
  })

  it('holds for the answers themselves', async () => {
    const admin = server.admin()
    const draft = { kind: 'cyber', title: 'One', occurredAt: '2026-10-20T08:30:00Z', place: { country: 'EE' } }
    const { id } = (await (await admin.post('/incidents', draft)).json()) as { id: string }
    await admin.post('/users', { name: 'Ann', email: 'ann@example.org', password: 'a long enough password' })
    await admin.post('/keys', { name: 'A feed', role: 'analyst', clearance: 'TLP:GREEN' })
    const sent = { subject: 'ally:EE', body: EAST_LENS, reason: 'Tried' }
    const { id: lensDraft } = (await (await admin.post('/lenses/drafts', sent)).json()) as { id: string }
    const described = OPERATIONS.flatMap(({ method, path, answers }) => {
      const schema = answers[200]?.['application/json']
      const address = path.replace(':id', path.includes('/drafts') ? lensDraft : id).replace('/search', '/search?q=one')
      return method === 'GET' && schema ? [{ path: address.replace(':subject', 'bloc:east').replace(':region', 'EE'), schema }] : []
    })
    expect(described.length).toBeGreaterThan(10)
    for (const { path, schema } of described) {
      const headers = path.startsWith('/api') ? { authorization: 'Bearer the-token-of-the-operator' } : undefined
      const answer: unknown = await (await fetch(`${server.url()}${path}`, { headers })).json()
      expect(schema.safeParse(answer).error?.issues ?? [], path).toEqual([])
    }
  })
})
