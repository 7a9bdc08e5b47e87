import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { BulkLine, IncidentPage } from '../../wire/protocol'
import { bulkLineSchema } from '../../wire/schemas'
import { testServer } from './testing/test-server'

const server = testServer()
const DATA = '../shared/data'
const FILES = [
  { mapping: 'fimi-elections', path: 'fimi-elections/FIMI_Elections_Dataset_vF_07_01.csv', rows: 81 },
  { mapping: 'ua-air-raid-official', path: 'ua-air-raid/official_2023-06_2023-07.csv', rows: 2931 },
  { mapping: 'ua-air-raid-volunteer', path: 'ua-air-raid/volunteer_2023-06_2023-07.csv', rows: 3249 },
]
const OWN = {
  name: 'own',
  note: 'A mapping made for this test.',
  key: ['No'],
  fields: {
    kind: { column: 'What', words: { hack: 'cyber' } },
    title: { template: '{Title}[[ in {Where}]]' },
    occurredAt: { column: 'When' },
    'place.country': { column: 'Where', as: 'country', words: { Atlantis: null } },
    'source.name': { value: 'Own' },
  },
}

async function report(response: Response): Promise<BulkLine[]> {
  expect(response.status).toBe(200)
  const text = await response.text()
  return text
    .trim()
    .split('\n')
    .map((one) => bulkLineSchema.parse(JSON.parse(one)) as BulkLine)
}

function importFile(mapping: string, body: Buffer): Promise<BulkLine[]> {
  const init = { method: 'POST', headers: { 'content-type': 'text/csv' }, body: new Uint8Array(body) }
  return server.admin()(`/import/csv?mapping=${mapping}`, init).then(report)
}

async function importOwn(csv: string): Promise<BulkLine[]> {
  return report(await server.admin().post('/import/csv', { mapping: OWN, csv }))
}

describe('POST /import/csv', () => {
  it('reports each row that it cannot take by its line in the file, and takes the others', async () => {
    const csv = [
      '\uFEFFNo,What,Title,When,Where',
      '1,hack,"A title,\r\nover two lines",2026-10-01,Turkey',
      '2,weather,Storm,2026-10-01,Estonia',
      ',,,,',
      '',
      '3,hack,"Said ""so""",2026,Atlantis',
      '4,hack,Nowhere,2026-02-30,Utopia',
    ].join('\r\n')
    const lines = await importOwn(csv)
    const rejected = lines.flatMap((one) => (one.type === 'rejected' ? [[one.line, one.issues.map((issue) => issue.pointer)]] : []))
    expect(rejected).toEqual([
      [4, ['/kind']],
      [8, ['/place/country', '/occurredAt']],
    ])
    expect(lines.at(-1)).toMatchObject({ lines: 4, recorded: 2, rejected: 2, complete: true })
    const { items } = await server.admin().read<IncidentPage>('/incidents?q=own')
    expect(items.map((item) => [item.title, item.country, item.occurredPrecision])).toEqual([
      ['A title,\nover two lines in Turkey', 'TR', 'day'],
      ['Said "so" in Atlantis', null, 'year'],
    ])
    expect((await importOwn(csv)).at(-1)).toMatchObject({ recorded: 0, known: 2, rejected: 2 })
  })

  it('says which columns are missing, and what is wrong with a mapping', async () => {
    expect((await importOwn('No,What\n1,hack')).at(-1)).toMatchObject({
      complete: false,
      error: { detail: expect.stringContaining('Title, Where, When') },
    })
    const wrong = await server.admin().post('/import/csv', { mapping: { ...OWN, key: [] }, csv: '' })
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { errors: [{ pointer: '/mapping/key' }] }])
    expect(
      (await server.admin()('/import/csv?mapping=none', { method: 'POST', headers: { 'content-type': 'text/csv' }, body: '' })).status,
    ).toBe(400)
  })

  it('stops at a quote that is never closed, with what came before', async () => {
    const body = Buffer.from(`No,What,Title,When,Where\n1,hack,Fine,2026-10-02,Latvia\n2,hack,"open${'x\n'.repeat(3_000_000)}`)
    const lines = await report(
      await server.admin()('/import/csv', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ mapping: { ...OWN, name: 'open-quote' }, csv: body.toString() }),
      }),
    )
    expect(lines.at(-1)).toMatchObject({
      type: 'total',
      recorded: 1,
      complete: false,
      error: { detail: expect.stringContaining('line 3') },
    })
  })

  const missing = !existsSync(DATA)
  describe.skipIf(missing)(missing ? `real files (skipped: ${DATA} is not there)` : 'real files', () => {
    it.each(FILES)('$mapping comes in whole, and a second time adds nothing', async ({ mapping, path, rows }) => {
      const file = readFileSync(`${DATA}/${path}`)
      const first = await importFile(mapping, file)
      expect(first.filter((one) => one.type === 'rejected')).toEqual([])
      expect(first.at(-1)).toEqual({ type: 'total', lines: rows, recorded: rows, known: 0, rejected: 0, complete: true })
      expect((await importFile(mapping, file)).at(-1)).toMatchObject({ lines: rows, recorded: 0, known: rows })
    })

    it('reads the dirt of the elections file', async () => {
      const find = async (q: string) => (await server.admin().read<IncidentPage>(`/incidents?q=${encodeURIComponent(q)}`)).items[0]
      const scotland = await find('independence of Scotland')
      expect(scotland).toMatchObject({
        country: 'GB',
        place: { name: 'Scotland' },
        occurredAt: '2014-01-01T00:00:00Z',
        occurredPrecision: 'year',
      })
      const european = await find('European Parliament Election (2019)')
      expect(european).toMatchObject({ place: null, kind: 'election-interference' })
    })

    it('places air-raid alerts in their oblast', async () => {
      const page = await server.admin().read<IncidentPage>('/incidents?area=UA-14&kind=sabotage&limit=1')
      expect(page.total).toBeGreaterThan(100)
      expect(page.items[0]).toMatchObject({ area: 'UA-14', country: 'UA' })
    })
  })
})
