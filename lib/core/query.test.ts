import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_QUERY, matches } from './query'
import { formatQuery, parseQuery } from './query-parameters'
import { incidents, queries } from './testing/arbitraries'

const sorted = (query: object) =>
  JSON.parse(JSON.stringify(query, (_, value) => (Array.isArray(value) && typeof value[0] === 'string' ? [...value].sort() : value)))

describe('query', () => {
  it('comes back from its URL text as it was', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const { query: again, issues } = parseQuery(new URLSearchParams(formatQuery(query).toString()))
        expect(issues).toEqual([])
        expect(sorted(again)).toEqual(sorted({ ...query, q: query.q.trim() }))
      }),
    )
  })

  it('restricts: a filter more never matches more', () => {
    fc.assert(
      fc.property(queries, incidents, (query, incident) => {
        const wider = { ...query, kind: [], q: '', bbox: null, from: null }
        if (matches(query, incident)) expect(matches(wider, incident)).toBe(true)
      }),
    )
  })

  it('never mixes the exercise with the real picture', () => {
    fc.assert(
      fc.property(queries, incidents, (query, incident) => {
        if (incident.exercise !== query.exercise) expect(matches(query, incident)).toBe(false)
      }),
    )
  })

  it.each([
    'kind=war',
    'country=xx',
    'from=2026-02-30',
    'bbox=1,2,3',
    'bbox=0,10,5,0',
    'within=24,59,28,59',
    'knownFrom=2026-02-01&knownBefore=2026-01-01',
    'exercise=1',
    'from=2026-02-01&to=2026-01-01',
    'area=EE',
    'bloc=north',
  ])('refuses %s', (text) => {
    expect(parseQuery(new URLSearchParams(text)).issues).toHaveLength(1)
  })

  it('takes TLP:AMBER+STRICT with its plus sign unescaped', () => {
    expect(parseQuery(new URLSearchParams('tlp=TLP:AMBER+STRICT')).query.tlp).toEqual(['TLP:AMBER+STRICT'])
  })

  it('is empty without parameters', () => {
    expect(parseQuery(new URLSearchParams()).query).toEqual(EMPTY_QUERY)
  })
})
