import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Incident } from '../incident'
import { EAST_LENS, WEST_LENS } from '../lens/defaults'
import { compileLens, factsOf, score } from '../lens/score'
import { incidents, SPAN } from '../testing/arbitraries'
import { divisiveAmong } from './divisive'
import { narrativesOf, titleWords, WINDOW_DAYS } from './narratives'
import { SPREAD_FROM, seamOf, WEDGE_FROM } from './seam'

const AT = SPAN[1]
const sides = { east: compileLens(EAST_LENS), west: compileLens(WEST_LENS), at: AT }
const [base] = fc.sample(incidents, { seed: 5, numRuns: 1 }) as [Incident]

/** An incident of the hour before the moment. */
function told(id: string, country: string, change: Partial<Incident> = {}): Incident {
  return {
    ...base,
    id,
    country,
    area: null,
    place: { country, name: null },
    kind: 'misinformation',
    severity: 'severe',
    determination: 'suspected',
    origin: { code: 'RU', confidence: 'high' },
    title: `Paid posters blame the alliance, town ${id}`,
    occurredAt: new Date(AT - 3_600_000).toISOString(),
    tlp: 'TLP:GREEN',
    exercise: false,
    techniques: [],
    tags: [],
    mergedInto: null,
    ...change,
  }
}
/** Work done without a rest. */
function whole<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
const leaning = (incident: Incident) => score(sides.east, factsOf(incident), AT) - score(sides.west, factsOf(incident), AT)

describe('titleWords', () => {
  it('leaves out places, numbers and short words', () => {
    const place = { lng: 0, lat: 0, uncertaintyKm: null, name: 'Praga Południe' }
    expect(titleWords({ title: 'Hack-and-leak of 3 mailboxes announced, Praga Południe', place })).toBe('hack leak mailboxes announced')
    expect(titleWords({ title: 'Fire 12', place: null })).toBe('')
  })
})

describe('divisiveAmong', () => {
  it('knows techniques and the parts of those without a part, the weightiest first', () => {
    expect(divisiveAmong(['T0022.001', 'T0135.004', 'T1498', 'T0022.002']).map(({ id }) => id)).toEqual(['T0135.004', 'T0022'])
    expect(divisiveAmong(['T0085.004', 'T0135'])).toEqual([])
  })
})

describe('narrativesOf', () => {
  it('joins what shares words, a tag or techniques within a window, and tells no group twice', () => {
    const list = [
      told('a', 'PL'),
      told('b', 'FR'),
      told('c', 'DE', { title: 'Something else is said here', tags: ['story'] }),
      told('d', 'IT', { title: 'Nothing alike was written', tags: ['story'] }),
      told('e', 'ES', { occurredAt: new Date(AT - WINDOW_DAYS * 86_400_000 - 3_600_000).toISOString() }),
      told('f', 'ES', { kind: 'sabotage' }),
      ...Array.from({ length: 20 }, (_, at) => told(`z${at}`, 'NO', { kind: 'sabotage' })),
    ]
    const groups = whole(narrativesOf(list)).map(({ by, incidents: members }) => `${by}: ${members.map(({ id }) => id).join()}`)
    expect(groups).toEqual(expect.arrayContaining(['title: a,b', 'title: e', 'tag: c,d']))
    expect(groups.join(' ')).not.toMatch(/[fz]/)
  })

  it('takes a tag that most incidents bear for no narrative', () => {
    const list = ['a', 'b', 'c'].map((id) => told(id, 'PL', { title: `Quite another matter of ${id.repeat(5)}`, tags: ['exercise'] }))
    expect(whole(narrativesOf(list)).some(({ by }) => by === 'tag')).toBe(false)
  })
})

describe('seamOf', () => {
  it('tells a narrative that leans apart between countries, with how each is told it', () => {
    const list = [told('a', 'PL'), told('b', 'FR'), told('c', 'FR')]
    const [narrative, ...others] = whole(seamOf(list, sides))
    expect(others).toEqual([])
    expect(narrative).toMatchObject({ sort: 'narrative', incidents: ['a', 'b', 'c'], shared: { by: 'title' } })
    expect(narrative?.tellings.map(({ country, count }) => [country, count])).toEqual([
      ['PL', 1],
      ['FR', 2],
    ])
    expect(narrative?.strength).toBeCloseTo(leaning(list[0] as Incident) - leaning(list[1] as Incident), 9)
    expect(narrative?.strength).toBeGreaterThanOrEqual(SPREAD_FROM)
    expect(whole(seamOf([told('a', 'PL'), told('b', 'LT')], sides))).toEqual([])
  })

  it('tells a divisive incident that diverges, and not a false one', () => {
    const wedge = told('a', 'PL', { techniques: ['T0135.004'] })
    expect(whole(seamOf([wedge], sides))).toMatchObject([
      { id: 'w-a', sort: 'wedge', strength: expect.closeTo(leaning(wedge), 9), tlp: 'TLP:GREEN' },
    ])
    expect(whole(seamOf([{ ...wedge, techniques: ['T0085'] }], sides))).toEqual([])
    expect(whole(seamOf([{ ...wedge, determination: 'false-positive' }], sides))).toEqual([])
  })

  it('gives every candidate its reasons, the strongest first, and no incident twice', () => {
    fc.assert(
      fc.property(fc.array(incidents, { maxLength: 60 }), (random) => {
        const list = random.map((one, at): Incident => ({ ...one, id: `${at}`, occurredAt: new Date(AT - at * 3_600_000).toISOString() }))
        const found = whole(seamOf(list, sides))
        expect(found.map(({ strength }) => strength)).toEqual(found.map(({ strength }) => strength).toSorted((a, b) => b - a))
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
        for (const one of found) {
          const members = list.filter(({ id }) => one.incidents.includes(id))
          if (one.sort === 'wedge') expect(Math.abs(leaning(members[0] as Incident))).toBeGreaterThanOrEqual(WEDGE_FROM)
          else expect(new Set(members.flatMap(({ country }) => country ?? [])).size).toBeGreaterThan(1)
          if (one.sort === 'wedge') expect(one.techniques.length).toBeGreaterThan(0)
        }
      }),
    )
  })
})
