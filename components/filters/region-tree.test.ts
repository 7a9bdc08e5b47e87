import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countriesOf, DEFAULT_GROUPINGS, type Grouping } from '@/lib/core/region/grouping'
import { areasOf } from '@/lib/core/region/region'
import { findRegions } from './find-regions'
import { childrenOf, chosen, countOf, otherCountries, type RegionNode, type RegionQuery, toggle } from './region-tree'

const NONE: RegionQuery = { bloc: [], country: [], area: [] }
const GROUND = { groupings: DEFAULT_GROUPINGS, others: ['UA', 'MD'] }
const country = (code: string): RegionNode => ({ sort: 'country', code })
const area = (code: string): RegionNode => ({ sort: 'area', code })
const bloc = (code: string): RegionNode => ({ sort: 'bloc', code })
const NATO: RegionNode = { sort: 'alliance', code: 'NATO' }

describe('toggle', () => {
  it('chooses and gives up a country', () => {
    const query = toggle(country('EE'), NONE, GROUND)
    expect(query).toEqual({ bloc: [], country: ['EE'], area: [] })
    expect(toggle(country('EE'), query, GROUND)).toEqual(NONE)
  })

  it('takes a bloc for all its members, and its other members when one is given up', () => {
    const members = countriesOf(DEFAULT_GROUPINGS, 'east')
    const all = members.reduce((query, code) => toggle(country(code), query, GROUND), NONE)
    expect(all).toEqual({ bloc: ['east'], country: [], area: [] })
    const less = toggle(country('EE'), all, GROUND)
    expect(less.bloc).toEqual([])
    expect(less.country).toEqual(members.filter((code) => code !== 'EE').sort())
    expect(chosen(bloc('east'), less, GROUND)).toBe('some')
  })

  it('makes a country of all its areas, and areas of a country when one is given up', () => {
    const codes = areasOf('EE').map((one) => one.code)
    const all = codes.reduce((query, code) => toggle(area(code), query, GROUND), NONE)
    expect(all).toEqual({ bloc: [], country: ['EE'], area: [] })
    const less = toggle(area('EE-37'), all, GROUND)
    expect(less).toEqual({ bloc: [], country: [], area: codes.filter((code) => code !== 'EE-37').sort() })
    expect(chosen(country('EE'), less, GROUND)).toBe('some')
    expect(chosen(area('EE-37'), less, GROUND)).toBe('none')
  })

  it('turns a node chosen in part into a whole one, without its areas', () => {
    const query = toggle(country('EE'), { bloc: [], country: [], area: ['EE-37'] }, GROUND)
    expect(query).toEqual({ bloc: [], country: ['EE'], area: [] })
  })

  it('chooses the alliance as its blocs', () => {
    expect(toggle(NATO, NONE, GROUND)).toEqual({ bloc: DEFAULT_GROUPINGS.map((one) => one.code), country: [], area: [] })
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
        const before = clicks.reduce((query, node) => toggle(node, query, GROUND), NONE)
        const after = toggle(last, before, GROUND)
        expect(chosen(last, after, GROUND)).toBe(chosen(last, before, GROUND) === 'all' ? 'none' : 'all')
        if (last.code !== 'FR' && last.code !== 'west' && last.sort !== 'alliance')
          expect(chosen(country('FR'), after, GROUND)).toBe(chosen(country('FR'), before, GROUND))
      }),
    )
  })
})

describe('other countries', () => {
  it('are those outside the alliance with matches, or chosen', () => {
    expect(otherCountries({ EE: 3, UA: 2, MD: 0 }, { bloc: [], country: ['GE'], area: [] }).sort()).toEqual(['GE', 'UA'])
    expect(childrenOf({ sort: 'other', code: 'other' }, GROUND)).toEqual(GROUND.others.map(country))
  })
})

describe('countOf', () => {
  it('sums countries, so that alliance and others make the whole', () => {
    const facets = { country: { EE: 3, FR: 4, UA: 5 }, area: { 'EE-37': 2 } }
    expect(countOf(NATO, facets, GROUND)).toBe(7)
    expect(countOf(bloc('east'), facets, GROUND)).toBe(3)
    expect(countOf({ sort: 'other', code: 'other' }, facets, GROUND)).toBe(5)
    expect(countOf(area('EE-37'), facets, GROUND)).toBe(2)
  })
})

describe('blocs that were edited', () => {
  const NB8 = ['DK', 'EE', 'FI', 'IS', 'LT', 'LV', 'NO', 'SE']
  const member = (country: string) => ({ country, weight: 1 })
  const nordic: Grouping = { code: 'nordic-baltic', name: 'Nordic-Baltic Eight', members: NB8.map(member), basis: 'NB8' }
  const ground = { ...GROUND, groupings: [...DEFAULT_GROUPINGS, nordic] }
  const facets = { country: { EE: 3, DK: 4, FR: 1 }, area: {} }

  it('stand in the tree with their members, also those that count in another', () => {
    expect(childrenOf(NATO, ground)).toEqual([bloc('east'), bloc('west'), bloc('nordic-baltic')])
    expect(childrenOf(bloc('nordic-baltic'), ground)).toEqual(NB8.map(country))
    expect(countOf(bloc('nordic-baltic'), facets, ground)).toBe(7)
    expect(countOf(NATO, facets, ground)).toBe(8)
  })

  it('are chosen by their name, and the alliance by the fewest', () => {
    expect(toggle(bloc('nordic-baltic'), NONE, ground)).toEqual({ bloc: ['nordic-baltic'], country: [], area: [] })
    expect(toggle(NATO, NONE, ground).bloc).toEqual(['east', 'west'])
    const both = toggle(bloc('east'), toggle(bloc('nordic-baltic'), NONE, ground), ground)
    expect(both).toEqual({ bloc: ['east', 'nordic-baltic'], country: [], area: [] })
    const less = toggle(bloc('nordic-baltic'), both, ground)
    expect(less.bloc).toEqual([])
    expect(chosen(country('EE'), less, ground)).toBe('none')
    expect(chosen(bloc('east'), less, ground)).toBe('some')
  })

  it('of two with the same members the one asked for is named', () => {
    const twins = [nordic, { ...nordic, code: 'eight' }]
    expect(toggle(bloc('eight'), NONE, { ...GROUND, groupings: twins }).bloc).toEqual(['eight'])
    expect(toggle(bloc('nordic-baltic'), NONE, { ...GROUND, groupings: twins }).bloc).toEqual(['nordic-baltic'])
  })

  it('leave nobody out: an ally in no bloc stands by itself, and a bloc of nobody is never chosen', () => {
    const groupings = [
      { ...nordic, members: NB8.filter((code) => code !== 'SE').map(member) },
      { ...nordic, code: 'empty', members: [] },
    ]
    expect(childrenOf(NATO, { ...GROUND, groupings })).toContainEqual(country('SE'))
    expect(toggle(country('SE'), NONE, { ...GROUND, groupings })).toEqual({ bloc: [], country: ['SE'], area: [] })
  })
})

describe('findRegions', () => {
  it('finds a bloc by its name among those in force', () => {
    const groupings: Grouping[] = [{ code: 'nb8', name: 'Nordic-Baltic Eight', members: [], basis: '' }]
    const nameOf = (code: string) => groupings.find((one) => one.code === code)?.name ?? code
    expect(findRegions({ text: 'nordic', groupings, nameOf })[0]).toEqual(bloc('nb8'))
    expect(findRegions({ text: 'nordic', groupings: [], nameOf })).toEqual([])
  })
})
