import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { drafts } from '@/db/testing/drafts'
import type { Incident } from '../../core/incident'
import type { Holder } from '../../core/lens/holder'
import { compileHolder, inForceAt, SHIPPED_VERSIONS } from '../../core/lens/in-force'
import { CLASSES } from '../../core/lens/lens'
import { agreementClass, type CompiledLens, factsOf, score } from '../../core/lens/score'
import { EMPTY_QUERY, matches } from '../../core/query'
import { formatQuery } from '../../core/query-parameters'
import { DEFAULT_GROUPINGS } from '../../core/region/grouping'
import { groupings, holders, lenses } from '../../core/testing/lenses'
import { formatMoment } from '../../core/time'
import { openPicture } from '../../engine/open-picture'
import { Pass } from '../../engine/pass'
import { Store } from '../../engine/store'
import { chunkOf, loadChunk } from '../../engine/testing/chunk-of'
import { expectClose } from '../../engine/testing/close'
import type { LensesAnswer } from '../../wire/lenses'
import type { Explained, IncidentPage, RegionsAnswer } from '../../wire/protocol'
import { changeLens, type LensPeople } from './testing/lens-people'
import { testServer } from './testing/test-server'

const INCIDENTS = 10_000
const LENSES = 50
const HOUR_MS = 3_600_000
const server = testServer()
let people: LensPeople
let all: Incident[] = []

const sample = <T>(arbitrary: fc.Arbitrary<T>, count: number, seed: number) => fc.sample(arbitrary, { numRuns: count, seed })

beforeAll(async () => {
  people = { analyst: await server.key('analyst', 'TLP:RED'), lead: await server.key('lead', 'TLP:RED') }
  const hours = sample(fc.double({ min: 0, max: 24 * 60, noNaN: true }), INCIDENTS, 3)
  const lines = sample(drafts, INCIDENTS, 4).map((draft, at) => {
    const occurredAt = formatMoment(Date.now() - Math.floor((hours[at] as number) * HOUR_MS))
    return JSON.stringify({ ...draft, occurredAt, occurredPrecision: 'second', endedAt: null, exercise: false })
  })
  const sent = { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body: lines.join('\n') }
  const report = await (await server.admin()('/incidents/bulk', sent)).text()
  expect(report.trim().split('\n').at(-1)).toContain(`"recorded":${INCIDENTS}`)
  for await (const batch of server.services().readerFor({ clearance: 'TLP:RED' }).each(EMPTY_QUERY)) all = all.concat(batch)
}, 60_000)

/** Loads and classes by country, one incident and one score at a time. */
function bruteForce(list: readonly Incident[], [east, west]: readonly [CompiledLens, CompiledLens], at: number) {
  const rows = new Map<string | null, { count: number; east: number; west: number; classes: Record<string, number> }>()
  for (const incident of list) {
    const facts = factsOf(incident)
    const [inEast, inWest] = [score(east, facts, at), score(west, facts, at)]
    const row = rows.get(incident.country) ?? { count: 0, east: 0, west: 0, classes: Object.fromEntries(CLASSES.map((name) => [name, 0])) }
    const agreement = agreementClass(inEast, inWest, east.highFrom, west.highFrom)
    row.classes[agreement] = (row.classes[agreement] ?? 0) + 1
    rows.set(incident.country, { ...row, count: row.count + 1, east: row.east + inEast, west: row.west + inWest })
  }
  return rows
}

const loadsOf = (rows: readonly { region: string | null; count: number; east: number; west: number }[]) =>
  Object.fromEntries(rows.map(({ region, count, east, west }) => [`${region}`, [count, east, west]]))

describe('the scores under any lens', () => {
  it(`of ${INCIDENTS} incidents are those of the engine and of the doors, for ${LENSES} lenses`, async () => {
    const stores = (['webassembly', 'typescript'] as const).map((kernel) => {
      const [east, west] = ['bloc:east', 'bloc:west'].map((holder) => compileHolder(inForceAt(SHIPPED_VERSIONS, 0), holder as Holder))
      const store = new Store({ east: east as CompiledLens, west: west as CompiledLens, at: 0 }, kernel)
      loadChunk(store, chunkOf(all))
      return store
    })
    const bodies = sample(lenses, LENSES, 11)
    const blocs = sample(groupings, LENSES, 12)
    const pairs = sample(
      fc.tuple(holders, holders).filter(([one, other]) => one !== other),
      LENSES,
      13,
    )
    for (let round = 0; round < LENSES; round++) {
      const subject = (['bloc:east', 'bloc:west', 'ally:EE', 'ally:FR', 'blocs'] as const)[round % 5] as 'blocs'
      await changeLens(people, subject, (subject === 'blocs' ? blocs : bodies)[round] ?? DEFAULT_GROUPINGS)
      const sides = round % 2 === 0 ? (['bloc:east', 'bloc:west'] as const) : (pairs[round] as [Holder, Holder])
      const at = Date.now() + round * HOUR_MS
      const { history } = await people.analyst.read<LensesAnswer>('/lenses')
      const state = inForceAt(history, at)
      const [east, west] = sides.map((holder) => compileHolder(state, holder)) as [CompiledLens, CompiledLens]
      const expected = loadsOf([...bruteForce(all, [east, west], at)].map(([region, row]) => ({ region, ...row })))

      for (const store of stores) {
        store.score({ east, west, at })
        const { picture } = new Pass().run(store, { query: EMPTY_QUERY, viewport: null, hits: null, search: 'none' })
        const { null: _, ...named } = expected
        expectClose(loadsOf(openPicture(picture).countries), named)
        expectClose(
          [picture.total, picture.east, picture.west],
          Object.values(expected).reduce((sum, row) => sum.map((value, n) => value + (row[n] as number)), [0, 0, 0]),
        )
      }

      // Through the door: all of them in every tenth round, those of one kind and country in the others.
      const { kind, country } = all[round] as Incident
      const query = round % 10 === 0 ? EMPTY_QUERY : { ...EMPTY_QUERY, kind: [kind], country: country === null ? [] : [country] }
      const asked = `at=${new Date(at).toISOString()}&sides=${sides.join(',')}`
      const found = await people.analyst.read<RegionsAnswer>(`/regions?${asked}&${formatQuery(query)}`)
      const rows = bruteForce(
        all.filter((one) => matches(query, one)),
        [east, west],
        at,
      )
      expectClose(loadsOf(found.countries), loadsOf([...rows].map(([region, row]) => ({ region, ...row }))))
      for (const { region, classes } of found.countries) expect(classes).toEqual(rows.get(region)?.classes)
      for (const incident of [0, 1, 2, 3].map((n) => all[(round * 199 + n * 2371) % all.length] as Incident)) {
        const { explain } = await people.analyst.read<{ explain: Explained }>(`/incidents/${incident.id}?explain&${asked}`)
        const facts = factsOf(incident)
        expectClose([explain.east.score, explain.west.score], [score(east, facts, at), score(west, facts, at)])
        expect([explain.east.side.holder, explain.west.side.holder]).toEqual(sides)
      }
    }
  }, 120_000)

  it('are those of a page of the list', async () => {
    const { items } = await people.analyst.read<IncidentPage>('/incidents?limit=1000')
    const known = new Map(all.map((one) => [one.id, one]))
    for (const incident of items) expect(factsOf(incident)).toEqual(factsOf(known.get(incident.id) as Incident))
  })
})
