import Papa from 'papaparse'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Incident } from '../../core/incident'
import { ALLIES } from '../../core/region/grouping'
import { KINDS, TECHNOLOGIES } from '../../core/taxonomy'
import type { TechnologiesAnswer, TechnologyLine } from '../../wire/reports'
import { type Caller, testServer } from './testing/test-server'

const PLACES = ['EE', 'FR', 'UA', 'PL', null, 'US', 'JP', 'DE']

const server = testServer()
let green: Caller
let red: Caller

/** Incidents in and outside the alliance, of no to three technologies, every fifth of them above TLP:GREEN. */
const DRAFTS = Array.from({ length: 70 }, (_, at) => {
  const country = PLACES[(at * 3) % PLACES.length]
  return {
    kind: KINDS[at % KINDS.length],
    title: `Incident ${at}`,
    occurredAt: new Date(Date.UTC(2026, 9, 1) + at * 3_600_000).toISOString(),
    ...(country ? { place: { country } } : {}),
    technologies: TECHNOLOGIES.filter((_, bit) => (at * 2654435761) % (bit + 3) === 0).slice(0, at % 4),
    tlp: at % 5 === 0 ? 'TLP:RED' : 'TLP:GREEN',
  }
})

beforeAll(async () => {
  for (const draft of DRAFTS) expect((await server.admin().post('/incidents', draft)).status).toBe(201)
  green = await server.key('viewer', 'TLP:GREEN')
  red = await server.key('viewer', 'TLP:RED')
})

/** A line, each number a filter of its own. */
function lineOf(list: readonly Incident[]): TechnologyLine {
  const having = (name: Incident['technologies'][number]) => list.filter((one) => one.technologies.includes(name)).length
  const technologies = Object.fromEntries(TECHNOLOGIES.map((name) => [name, having(name)])) as TechnologyLine['technologies']
  return { incidents: list.length, any: list.filter((one) => one.technologies.length > 0).length, technologies }
}

describe('GET /technologies', () => {
  it.each(['', 'kind=cyber,sabotage', 'bloc=east', 'technology=ai,space', 'country=EE,JP&to=2026-10-02', 'q=nothing-like-this'])(
    'counts what the list finds: %s',
    async (query) => {
      for (const reader of [red, green]) {
        const { items, total } = await reader.read<{ items: Incident[]; total: number }>(`/incidents?limit=1000&${query}`)
        const answer = await reader.read<TechnologiesAnswer>(`/technologies?${query}`)
        expect(answer.total).toBe(total)
        expect(answer.all).toEqual(lineOf(items))
        expect(answer.allies).toEqual(ALLIES.map((country) => ({ country, ...lineOf(items.filter((one) => one.country === country)) })))
        expect(answer.elsewhere).toEqual(lineOf(items.filter(({ country }) => country === null || !ALLIES.includes(country))))
      }
    },
  )

  it('agrees with the filters that it stands for, cell by cell', async () => {
    const { allies } = await red.read<TechnologiesAnswer>('/technologies')
    for (const { country, technologies } of allies.filter(({ any }) => any > 0))
      for (const name of TECHNOLOGIES) {
        const { total } = await red.read<{ total: number }>(`/incidents?country=${country}&technology=${name}&limit=1`)
        expect(technologies[name], `${country} ${name}`).toBe(total)
      }
  })

  it('gives the same numbers as CSV, each line with its query and marking', async () => {
    const json = await green.read<TechnologiesAnswer>('/technologies?kind=cyber')
    const answer = await green.get('/technologies?kind=cyber&format=csv')
    expect(answer.headers.get('content-type')).toContain('text/csv')
    const { data } = Papa.parse<Record<string, string>>(await answer.text(), { header: true, skipEmptyLines: true })
    expect(data.map(({ line }) => line)).toEqual([...ALLIES, 'elsewhere', 'all'])
    for (const [at, line] of [...json.allies, json.elsewhere, json.all].entries()) {
      expect([data[at]?.incidents, data[at]?.any].map(Number)).toEqual([line.incidents, line.any])
      expect(TECHNOLOGIES.map((name) => Number(data[at]?.[name]))).toEqual(TECHNOLOGIES.map((name) => line.technologies[name]))
      expect(data[at]).toMatchObject({ query: 'kind=cyber', marking: 'TLP:GREEN' })
    }
  })

  it.each(['format=xml', 'at=2026-11-20', 'technology=magic'])('refuses %s', async (params) => {
    expect((await red.get(`/technologies?${params}`)).status).toBe(400)
  })
})
