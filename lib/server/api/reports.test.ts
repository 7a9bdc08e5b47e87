import Papa from 'papaparse'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseDraft } from '../../core/draft'
import type { Incident } from '../../core/incident'
import { EAST_LENS, WEST_LENS } from '../../core/lens/defaults'
import { compileLens, factsOf, score } from '../../core/lens/score'
import { KINDS } from '../../core/taxonomy'
import type { BridgeAnswer, CohesionAnswer, RegionAnswer } from '../../wire/reports'
import { type Caller, testServer } from './testing/test-server'

const AT = '2026-10-21T00:00:00.000Z'
const COUNTRIES = ['EE', 'FR', 'PL', 'IT', 'DE', 'RO', 'NO', 'ES']
const [east, west] = [compileLens(EAST_LENS), compileLens(WEST_LENS)]

const server = testServer()
let green: Caller
let red: Caller

/** Incidents of many sorts, every fifth of them above TLP:GREEN. */
const DRAFTS = Array.from({ length: 60 }, (_, at) => ({
  kind: KINDS[(at * 7) % KINDS.length],
  title: `Incident ${at}`,
  occurredAt: new Date(Date.parse(AT) - at * 3 * 3_600_000).toISOString(),
  severity: ['minor', 'moderate', 'severe', 'extreme'][(at * 5) % 4],
  place: { country: COUNTRIES[(at * 3 + Math.floor(at / 8)) % COUNTRIES.length] },
  origin: at % 3 === 0 ? { code: 'RU', confidence: 'high' } : { code: 'unknown', confidence: 'low' },
  tlp: at % 5 === 0 ? 'TLP:RED' : 'TLP:GREEN',
}))

beforeAll(async () => {
  for (const draft of DRAFTS) {
    expect(parseDraft(draft, { now: Date.parse(AT), sourceName: 'Test' }).ok).toBe(true)
    expect((await server.admin().post('/incidents', draft)).status).toBe(201)
  }
  green = await server.key('viewer', 'TLP:GREEN')
  red = await server.key('viewer', 'TLP:RED')
})

describe('GET /bridge', () => {
  it('tells scores and ranks that the incidents themselves have', async () => {
    const { lines, total, marking } = await red.read<BridgeAnswer>(`/bridge?at=${AT}`)
    const { items } = await red.read<{ items: Incident[] }>('/incidents?limit=1000')
    expect([total, marking]).toEqual([60, 'TLP:RED'])
    const scores = (incident: Incident) => [east, west].map((lens) => score(lens, factsOf(incident), Date.parse(AT)))
    for (const line of lines.filter(({ sort }) => sort === 'incident')) {
      const [inEast = 0, inWest = 0] = scores(items.find(({ id }) => id === line.id) as Incident)
      expect([line.east, line.west]).toEqual([expect.closeTo(inEast, 9), expect.closeTo(inWest, 9)])
      expect(line.of).toBe(60)
      const thousandths = items.map((one) => Math.round((scores(one)[0] ?? 0) * 1000))
      const own = Math.round(inEast * 1000)
      expect(line.rankEast).toBe(thousandths.filter((one) => one > own).length + (1 + thousandths.filter((one) => one === own).length) / 2)
    }
    for (const line of lines.filter(({ sort }) => sort === 'region')) {
      const load = items.filter(({ country }) => country === line.id).reduce((sum, one) => sum + (scores(one)[0] ?? 0), 0)
      expect(line.east).toBeCloseTo(load, 9)
    }
    const gains = lines.filter(({ sort }) => sort === 'incident').map(({ gain }) => gain ?? 0)
    expect(gains).toEqual(gains.toSorted((a, b) => b - a))
  })

  it('gives the same numbers as CSV, each line with what it stands for', async () => {
    const path = `/bridge?at=${AT}&kind=cyber,terrorism,migration`
    const json = await red.read<BridgeAnswer>(path)
    const answer = await red.get(`${path}&format=csv`)
    expect(answer.headers.get('content-type')).toContain('text/csv')
    const { data } = Papa.parse<Record<string, string>>(await answer.text(), { header: true, skipEmptyLines: true })
    expect(data.map(({ id, east, rankWest, gain }) => [id, Number(east), Number(rankWest), gain])).toEqual(
      json.lines.map(({ id, east, rankWest, gain }) => [id, east, rankWest, String(gain ?? '')]),
    )
    expect(data[0]).toMatchObject({ at: AT, query: 'kind=cyber%2Cmigration%2Cterrorism', firstLenses: 'bloc:east v1', marking: 'TLP:RED' })
  })

  it('tells nothing of what lies above the reader', async () => {
    const { total, marking, lines } = await green.read<BridgeAnswer>(`/bridge?at=${AT}`)
    expect([total, marking]).toEqual([48, 'TLP:GREEN'])
    expect(lines.some(({ tlp }) => tlp === 'TLP:RED')).toBe(false)
  })

  it.each(['format=xml', 'at=never', 'sides=bloc:north,bloc:east', 'sort=gain'])('refuses %s', async (params) => {
    expect((await red.get(`/bridge?${params}`)).status).toBe(400)
  })
})

describe('GET /cohesion', () => {
  it('turns round with the sides, and measures what the bridge does', async () => {
    const one = await red.read<CohesionAnswer>(`/cohesion?at=${AT}`)
    const other = await red.read<CohesionAnswer>(`/cohesion?at=${AT}&sides=bloc:west,bloc:east`)
    expect(one.regions).toMatchObject({ n: 8, reason: null })
    expect(other.regions.tau).toBe(one.regions.tau)
    expect((await red.read<BridgeAnswer>(`/bridge?at=${AT}`)).cohesion).toEqual({ regions: one.regions, incidents: one.incidents })
    expect(one.kinds.map(({ kind }) => kind)).toEqual([...KINDS])
    expect(one.series).toHaveLength(48)
    expect(one.series.at(-1)).toMatchObject({ at: AT, tau: one.regions.tau })
  })

  it('compares two allies, who inherit the lenses of their blocs', async () => {
    const blocs = await red.read<CohesionAnswer>(`/cohesion?at=${AT}`)
    const allies = await red.read<CohesionAnswer>(`/cohesion?at=${AT}&sides=ally:EE,ally:FR`)
    expect(allies.regions).toEqual(blocs.regions)
    const place = (holder: string) => blocs.matrix.holders.findIndex((one) => one.holder === holder)
    expect(blocs.matrix.tau[place('ally:EE')]?.[place('ally:FR')]).toBe(blocs.regions.tau)
    expect(blocs.matrix.holders[place('ally:EE')]).toEqual({ holder: 'ally:EE', submitted: false, inherits: ['bloc:east'] })
  })

  it('says "too few" rather than a number', async () => {
    const { regions } = await red.read<CohesionAnswer>(`/cohesion?at=${AT}&country=EE`)
    expect(regions).toEqual({ tau: null, n: 1, reason: 'too-few', interval: null })
  })
})

describe('GET /regions/{region}', () => {
  it('takes both loads apart, each way to the load that the bridge tells', async () => {
    const { lines } = await red.read<BridgeAnswer>(`/bridge?at=${AT}`)
    for (const { id, east: load } of lines.filter(({ sort }) => sort === 'region')) {
      const { loads, count, lead } = await red.read<RegionAnswer>(`/regions/${id}?at=${AT}`)
      const sum = (of: Record<string, number>) => Object.values(of).reduce((all, one) => all + one, 0)
      for (const total of [loads.east.load, sum(loads.east.kinds), sum(loads.east.criteria)]) expect(total).toBeCloseTo(load, 9)
      expect(count).toBeGreaterThan(0)
      expect(lead).toBe(loads.east.load > loads.west.load ? 'east' : 'west')
    }
  })

  it('knows a bloc by its members and the query by its name, and tells nothing from above the reader', async () => {
    const east = await red.read<RegionAnswer>(`/regions/east?at=${AT}&bloc=east`)
    expect([east.query, east.marking]).toEqual(['bloc=east', 'TLP:RED'])
    const members = await Promise.all(['EE', 'PL', 'RO'].map((code) => red.read<RegionAnswer>(`/regions/${code}?at=${AT}`)))
    expect(east.count).toBe(members.reduce((sum, { count }) => sum + count, 0))
    expect((await green.read<RegionAnswer>(`/regions/east?at=${AT}`)).marking).toBe('TLP:GREEN')
    expect((await red.get(`/regions/nowhere?at=${AT}`)).status).toBe(404)
  })
})
