import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areasOf, BLOCS, membersOf } from '@/lib/core/region/region'
import { childrenOf, chosen, countOf, otherCountries, type RegionNode, type RegionQuery, toggle } from './region-tree'

const NONE: RegionQuery = { bloc: [], country: [], area: [] }
const OTHERS = ['UA', 'MD']
const country = (code: string): RegionNode => ({ sort: 'country', code })
const area = (code: string): RegionNode => ({ sort: 'area', code })
const bloc = (code: string): RegionNode => ({ sort: 'bloc', code })
const NATO: RegionNode = { sort: 'alliance', code: 'NATO' }

describe('toggle', () => {
  it('chooses and gives up a country', () => {
    const query = toggle(country('EE'), NONE, OTHERS)
    expect(query).toEqual({ bloc: [], country: ['EE'], area: [] })
    expect(toggle(country('EE'), query, OTHERS)).toEqual(NONE)
  })

  it('takes a bloc for all its members, and its other members when one is given up', () => {
    const members = membersOf('east') ?? []
    const all = members.reduce((query, code) => toggle(country(code), query, OTHERS), NONE)
    expect(all).toEqual({ bloc: ['east'], country: [], area: [] })
    const less = toggle(country('EE'), all, OTHERS)
    expect(less.bloc).toEqual([])
    expect(less.country).toEqual(members.filter((code) => code !== 'EE').sort())
    expect(chosen(bloc('east'), less, OTHERS)).toBe('some')
  })

  it('makes a country of all its areas, and areas of a country when one is given up', () => {
    const codes = areasOf('EE').map((one) => one.code)
    const all = codes.reduce((query, code) => toggle(area(code), query, OTHERS), NONE)
    expect(all).toEqual({ bloc: [], country: ['EE'], area: [] })
    const less = toggle(area('EE-37'), all, OTHERS)
    expect(less).toEqual({ bloc: [], country: [], area: codes.filter((code) => code !== 'EE-37').sort() })
    expect(chosen(country('EE'), less, OTHERS)).toBe('some')
    expect(chosen(area('EE-37'), less, OTHERS)).toBe('none')
  })

  it('turns a node chosen in part into a whole one, without its areas', () => {
    const query = toggle(country('EE'), { bloc: [], country: [], area: ['EE-37'] }, OTHERS)
    expect(query).toEqual({ bloc: [], country: ['EE'], area: [] })
  })

  it('chooses the alliance as its blocs', () => {
    expect(toggle(NATO, NONE, OTHERS)).toEqual({ bloc: BLOCS.map((one) => one.code), country: [], area: [] })
  })

  it('leaves each node wholly chosen or not at all, and all others outside it as they were', () => {
    const nodes = [
      NATO,
      bloc('east'),
      bloc('west'),
      { sort: 'other', code: 'other' } as RegionNode,
      ...['EE', 'LV', 'FR', 'UA'].map(country),
      area('EE-37'),
      area('LT-VL'),
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...nodes), { maxLength: 12 }), fc.constantFrom(...nodes), (clicks, last) => {
        const before = clicks.reduce((query, node) => toggle(node, query, OTHERS), NONE)
        const after = toggle(last, before, OTHERS)
        expect(chosen(last, after, OTHERS)).toBe(chosen(last, before, OTHERS) === 'all' ? 'none' : 'all')
        if (last.code !== 'FR' && last.code !== 'west' && last.sort !== 'alliance')
          expect(chosen(country('FR'), after, OTHERS)).toBe(chosen(country('FR'), before, OTHERS))
      }),
    )
  })
})

describe('other countries', () => {
  it('are those outside the alliance with matches, or chosen', () => {
    expect(otherCountries({ EE: 3, UA: 2, MD: 0 }, { bloc: [], country: ['GE'], area: [] }).sort()).toEqual(['GE', 'UA'])
    expect(childrenOf({ sort: 'other', code: 'other' }, OTHERS)).toEqual(OTHERS.map(country))
  })
})

describe('countOf', () => {
  it('sums countries, so that alliance and others make the whole', () => {
    const facets = { bloc: {}, country: { EE: 3, FR: 4, UA: 5 }, area: { 'EE-37': 2 } }
    expect(countOf(NATO, facets, OTHERS)).toBe(7)
    expect(countOf(bloc('east'), facets, OTHERS)).toBe(3)
    expect(countOf({ sort: 'other', code: 'other' }, facets, OTHERS)).toBe(5)
    expect(countOf(area('EE-37'), facets, OTHERS)).toBe(2)
  })
})
