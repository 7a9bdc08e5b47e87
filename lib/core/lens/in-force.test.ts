import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALLIES, DEFAULT_GROUPINGS } from '../region/grouping'
import { incidents, SPAN } from '../testing/arbitraries'
import { groupings, holders, lenses, states, versionOf } from '../testing/lenses'
import { formatMoment } from '../time'
import { EAST_LENS, WEST_LENS } from './defaults'
import { type Holder, holdersOf, parseHolder, parseSubject } from './holder'
import { changesOf, compileHolder, compileSide, DEFAULT_SIDES, inForceAt, SHIPPED_VERSIONS, type Side, sideOf, withDraft } from './in-force'
import { CRITERIA } from './lens'
import { baseScore, compileLens, explain, factsOf, score } from './score'

const shipped = inForceAt(SHIPPED_VERSIONS, 0)
const moments = fc.integer({ min: SPAN[0], max: SPAN[1] + 365 * 86_400_000 })

describe('what is in force', () => {
  it('is what ships where nobody changed anything, at any moment', () => {
    for (const at of [Number.MIN_SAFE_INTEGER, 0, SPAN[1]]) {
      const state = inForceAt(SHIPPED_VERSIONS, at)
      expect(state.blocs.body).toBe(DEFAULT_GROUPINGS)
      for (const [at, lens] of [EAST_LENS, WEST_LENS].entries()) {
        const holder = DEFAULT_SIDES[at] as Holder
        expect(state.lenses.get(holder)?.body).toBe(lens)
        expect(compileHolder(state, holder)).toEqual(compileLens(lens))
      }
    }
  })

  it('changes only in steps, at the moments of the versions, and later ones change nothing before them', () => {
    const starts = fc.uniqueArray(fc.integer({ min: SPAN[0], max: SPAN[1] }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(starts, fc.integer({ min: SPAN[0] - 1000, max: SPAN[1] + 1000 }), (list, at) => {
        const sorted = [...list].sort((a, b) => a - b)
        const history = [
          ...SHIPPED_VERSIONS,
          ...sorted.map((ms, n) => versionOf(n % 3 === 0 ? 'ally:EE' : 'bloc:east', n + 2, EAST_LENS, formatMoment(ms))),
        ]
        expect(changesOf(history)).toEqual(sorted)
        const stepsBefore = sorted.filter((ms) => ms <= at)
        const from = stepsBefore.at(-1) ?? Number.MIN_SAFE_INTEGER
        const until = (sorted.find((ms) => ms > at) ?? SPAN[1] + 2000) - 1
        const here = inForceAt(history, at)
        expect(inForceAt(history, from)).toEqual(here)
        expect(inForceAt(history, until)).toEqual(here)
        const known = history.slice(0, SHIPPED_VERSIONS.length + stepsBefore.length)
        expect(inForceAt(known, at)).toEqual(here)
        expect(inForceAt([...history].reverse(), at).lenses.get('bloc:east')).toBe(here.lenses.get('bloc:east'))
        if (stepsBefore.length > 0) expect(inForceAt(history, from - 1)).not.toEqual(here)
      }),
    )
  })

  it('names its subjects, and no others', () => {
    for (const holder of holdersOf(DEFAULT_GROUPINGS)) expect(parseHolder(holder)).toBe(holder)
    expect(parseSubject('blocs')).toBe('blocs')
    for (const text of ['', 'bloc:', 'bloc:East', 'ally:ee', 'ally:RU', 'ally:', 'east', 'bloc:a/b']) expect(parseSubject(text)).toBeNull()
  })
})

describe('a side', () => {
  it('scores before decay exactly as its members do on average', () => {
    fc.assert(
      fc.property(states, holders, incidents, (state, holder, incident) => {
        const facts = factsOf(incident)
        const side = sideOf(state, holder) as Side
        const mean = side.parts.reduce(
          (sum, { lens, weight }) => sum + weight * baseScore(compileLens(lens.body, state.blocs.body), facts),
          0,
        )
        const compiled = compileSide(side, state.blocs.body)
        expect(Math.abs(baseScore(compiled, facts) - mean)).toBeLessThan(1e-9)
        expect(side.parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9)
      }),
    )
  })

  it('gives scores from 0 to 100 that are the sum of their contributions and only fall with age', () => {
    fc.assert(
      fc.property(states, holders, incidents, moments, moments, (state, holder, incident, a, b) => {
        const facts = factsOf(incident)
        const lens = compileSide(sideOf(state, holder) as Side, state.blocs.body)
        const at = Math.min(a, b)
        const explained = explain(lens, facts, at)
        const sum = CRITERIA.reduce((total, criterion) => total + explained.contributions[criterion], 0)
        expect(Math.abs(sum - score(lens, facts, at))).toBeLessThan(1e-9)
        expect(explained.score).toBeGreaterThanOrEqual(0)
        expect(explained.score).toBeLessThanOrEqual(100 + 1e-9)
        expect(score(lens, facts, Math.max(a, b))).toBeLessThanOrEqual(explained.score + 1e-12)
        expect(lens.highFrom).toBeGreaterThanOrEqual(0)
        expect(lens.highFrom).toBeLessThanOrEqual(100 + 1e-9)
      }),
    )
  })

  it('differs from another as much as the other from it, with the sign turned', () => {
    fc.assert(
      fc.property(states, holders, holders, incidents, moments, (state, first, second, incident, at) => {
        const facts = factsOf(incident)
        const of = (holder: Holder) => score(compileSide(sideOf(state, holder) as Side, state.blocs.body), facts, at)
        expect(of(first) - of(second) + (of(second) - of(first))).toBe(0)
      }),
      { numRuns: 50 },
    )
  })

  it('of equal lenses is that lens', () => {
    fc.assert(
      fc.property(groupings, lenses, incidents, moments, (blocs, lens, incident, at) => {
        let state = withDraft(withDraft(shipped, { subject: 'blocs', body: blocs }), { subject: 'bloc:east', body: lens })
        const alone = compileLens(lens, blocs)
        expect(compileHolder(state, 'bloc:east')).toEqual(alone)
        for (const ally of ALLIES) state = withDraft(state, { subject: `ally:${ally}`, body: { ...lens } })
        const mean = compileSide(sideOf(state, 'bloc:east') as Side, blocs)
        expect(Math.abs(score(mean, factsOf(incident), at) - score(alone, factsOf(incident), at))).toBeLessThan(1e-9)
        expect(Math.abs(mean.highFrom - alone.highFrom)).toBeLessThan(1e-9)
      }),
      { numRuns: 30 },
    )
  })

  it('takes an ally by its own lens where it submitted one, and by its blocs otherwise', () => {
    const estonia = withDraft(shipped, { subject: 'ally:EE', body: WEST_LENS })
    expect(sideOf(estonia, 'ally:EE')?.parts).toMatchObject([{ submitted: true, weight: 1, lens: { body: WEST_LENS } }])
    expect(sideOf(estonia, 'ally:LV')?.parts).toMatchObject([{ submitted: false, weight: 1, lens: { subject: 'bloc:east' } }])
    const east = sideOf(estonia, 'bloc:east')?.parts ?? []
    expect(east.filter(({ submitted }) => submitted).map(({ country }) => country)).toEqual(['EE'])
    expect(east).toHaveLength(10)
    const mixed = DEFAULT_GROUPINGS.map((one) => ({
      ...one,
      members: [...one.members.filter(({ country }) => country !== 'PL'), { country: 'PL', weight: one.code === 'east' ? 0.75 : 0.25 }],
    }))
    const poland = sideOf(withDraft(shipped, { subject: 'blocs', body: mixed }), 'ally:PL')
    expect(poland?.parts.map(({ lens, weight }) => [lens.subject, weight])).toEqual([
      ['bloc:east', 0.75],
      ['bloc:west', 0.25],
    ])
  })

  it('is none where there is no such bloc, or nobody to inherit from', () => {
    const alone = withDraft(shipped, {
      subject: 'blocs',
      body: [...DEFAULT_GROUPINGS, { code: 'nordic', name: 'Nordic', members: [{ country: 'FI', weight: 1 }], basis: 'Norden' }],
    })
    expect(sideOf(shipped, 'bloc:nordic')).toBeNull()
    expect(sideOf(alone, 'bloc:nordic')).toBeNull()
    expect(sideOf(withDraft(alone, { subject: 'ally:FI', body: EAST_LENS }), 'bloc:nordic')?.parts).toHaveLength(1)
    expect(sideOf(withDraft(alone, { subject: 'bloc:nordic', body: WEST_LENS }), 'bloc:nordic')?.parts).toHaveLength(1)
    expect(sideOf(withDraft(shipped, { subject: 'blocs', body: [] }), 'ally:EE')).toBeNull()
  })
})
