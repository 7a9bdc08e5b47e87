import { describe, expect, it } from 'vitest'
import { formatPair, pairFor, readDivider, readLayout, readPair, withOverlay } from './comparison'
import { OVERLAYS } from './overlay'

describe('a pair of overlays', () => {
  it('is read as it was written', () => {
    for (const left of OVERLAYS)
      for (const right of OVERLAYS) {
        const text = formatPair([left, right])
        expect(readPair(text)).toEqual(left === right ? null : [left, right])
      }
  })

  it.each([null, '', 'west', 'west,', 'west,nothing', 'west,east,count', 'West,East'])('is none in %j', (text) => {
    expect(readPair(text)).toBeNull()
  })

  it('is West beside East, as on a map, from where the two are one map', () => {
    expect(pairFor('divergence')).toEqual(['west', 'east'])
    expect(pairFor('east')).toEqual(['west', 'east'])
  })

  it('keeps an overlay that says more than one lens', () => {
    expect(pairFor('agreement')).toEqual(['agreement', 'divergence'])
    expect(pairFor('count')).toEqual(['count', 'divergence'])
    expect(pairFor('technology')).toEqual(['technology', 'divergence'])
  })

  it('takes any overlay on either map, and never one twice', () => {
    for (const side of [0, 1] as const)
      for (const overlay of OVERLAYS) {
        const pair = withOverlay(['west', 'count'], side, overlay)
        expect(pair[side]).toBe(overlay)
        expect(pair[0]).not.toBe(pair[1])
      }
    expect(withOverlay(['west', 'east'], 0, 'east')).toEqual(['east', 'west'])
    expect(withOverlay(['west', 'east'], 1, 'agreement')).toEqual(['west', 'agreement'])
  })
})

it('a layout is side by side where the address names none', () => {
  expect([null, 'swipe', 'beside', 'stacked'].map(readLayout)).toEqual(['beside', 'swipe', 'beside', 'beside'])
})

it('a divider is a percentage in tenths, the middle where the address says nothing sound', () => {
  expect([null, '', '0', '100', '33.44', '-1', '101', 'left'].map(readDivider)).toEqual([50, 50, 0, 100, 33.4, 50, 50, 50])
})
