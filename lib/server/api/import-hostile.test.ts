import { describe, expect, it } from 'vitest'
import type { BulkLine, Problem } from '../../wire/protocol'
import { testServer } from './testing/test-server'

const server = testServer()

function mapping(change: object = {}) {
  const fields = { kind: { value: 'cyber' }, title: { column: 'a' }, occurredAt: { value: '2026-10-20' } }
  return { name: 'hostile', note: '', key: ['a'], fields, ...change }
}

/** With one field of the mapping changed. */
const withField = (change: object) => mapping({ fields: { ...mapping().fields, ...change } })
const send = (own: object, csv = 'a\n1\n') => server.admin().post('/import/csv', { mapping: own, csv })

async function report(own: object, csv: string): Promise<BulkLine[]> {
  const response = await send(own, csv)
  expect(response.status).toBe(200)
  return (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as BulkLine)
}

describe('a mapping of one’s own', () => {
  it.each([
    ['an expression for headers', mapping({ tags: { pattern: '(a+)+$' } }), '/mapping/tags'],
    ['an expression that is none', mapping({ techniques: { pattern: '(' } }), '/mapping/techniques'],
    ['a long template', withField({ title: { template: '['.repeat(2_001) } }), '/mapping/fields/title'],
    ['a template of many cells', withField({ title: { template: '{a}'.repeat(51) } }), '/mapping/fields/title'],
    ['a long key', mapping({ key: Array.from({ length: 21 }, (_, n) => `k${n}`) }), '/mapping/key'],
    ['a key that repeats itself', mapping({ key: ['a', 'a'] }), '/mapping/key'],
    ['a field that no incident has', withField({ rank: { value: 1 } }), '/mapping/fields'],
    ['many headers', mapping({ tags: { headers: Array(501).fill('a') } }), '/mapping/tags/headers'],
    ['100,000 names', mapping({ key: Array(100_000).fill('a') }), '/mapping'],
  ])('is refused by its pointer: %s', async (_, own, pointer) => {
    const response = await send(own)
    expect(response.status).toBe(400)
    const { errors } = (await response.json()) as Problem
    expect(errors?.map((one) => one.pointer).some((one) => one.startsWith(pointer))).toBe(true)
  })

  it('of 19,000 fields that no incident has is answered in a few lines', async () => {
    const fields = Object.fromEntries(Array.from({ length: 19_000 }, (_, n) => [`${'long'.repeat(20)}${n}`, 1]))
    const response = await send(mapping({ fields }))
    expect(response.status).toBe(400)
    expect((await response.text()).length).toBeLessThan(20_000)
  })

  it('nested without end is refused before it is parsed', async () => {
    // Never closed, so that the parser would call it no JSON.
    const body = `{"mapping":${'['.repeat(1_000_000)}`
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
    const response = await server.admin()('/import/csv', init)
    expect([response.status, await response.json()]).toMatchObject([400, { errors: [{ code: 'too_deep' }] }])
  })

  it('does not multiply a large cell: each field is refused as too long, and the next row is taken', async () => {
    const template = { template: '{b}'.repeat(50) }
    const own = withField({ title: template, summary: template, externalId: template, 'place.name': template, 'source.name': template })
    const peak = () => process.resourceUsage().maxRSS / 1024
    const before = peak()
    const lines = await report(withField({ ...own.fields, 'place.country': { value: 'EE' } }), `a,b\n1,${'x'.repeat(4_000_000)}\n2,y\n`)
    expect(peak() - before).toBeLessThan(300)
    const rejected = lines.flatMap((one) => (one.type === 'rejected' ? one.issues.map((issue) => `${issue.pointer} ${issue.code}`) : []))
    expect(rejected.sort()).toEqual(['/externalId', '/place/name', '/source/name', '/summary', '/title'].map((one) => `${one} too_long`))
    expect(lines.at(-1)).toMatchObject({ recorded: 1, rejected: 1, complete: true })
  })

  it('never takes the start of a text for the whole', async () => {
    const lines = await report(withField({ title: { template: '{a}' } }), `a\nstart${' '.repeat(5_000)}end\n`)
    expect(lines[0]).toMatchObject({ type: 'rejected', issues: [{ pointer: '/title', code: 'too_long' }] })
  })

  it('takes codes from headers', async () => {
    const own = mapping({ name: 'codes', techniques: { codes: ['T####', 'T####.###'], end: '_' }, tags: { codes: ['is-#'] } })
    const lines = await report(own, 'a,T0046_Name,T0046.001_Name,T00_No,is-1,is-22\nMarks,1,1,1,1,1\n')
    expect(lines.at(-1)).toMatchObject({ recorded: 1 })
    const { items } = await server.admin().read<{ items: object[] }>('/incidents?q=Marks')
    expect(items).toMatchObject([{ techniques: ['T0046', 'T0046.001'], tags: ['is-1'] }])
  })

  it('refuses a file of more columns than a table has', async () => {
    const lines = await report(mapping(), `a${','.repeat(10_000)}\n1\n`)
    expect(lines.at(-1)).toMatchObject({ complete: false, error: { status: 400 } })
  })
})
