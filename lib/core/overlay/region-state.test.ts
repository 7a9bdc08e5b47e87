import { expect, it } from 'vitest'
import { regionState } from './region-state'

const picture = { countries: [{ region: 'EE' }], areas: [{ region: 'EE-37' }], quiet: ['FR', 'EE-79'] }

it('tells apart what silence means', () => {
  const states = ['EE', 'EE-37', 'FR', 'EE-79', 'BR', 'EE-45'].map((region) => regionState(region, picture))
  expect(states).toEqual(['reported', 'reported', 'quiet', 'quiet', 'not-collected', 'not-collected'])
})

it('takes a bloc for what the loudest of its members is', () => {
  expect(regionState('east', picture)).toBe('reported')
  expect(regionState('west', picture)).toBe('quiet')
  expect(regionState('west', { ...picture, quiet: [] })).toBe('not-collected')
})

it('calls nothing uncollected while records are still coming in', () => {
  expect(regionState('BR', { ...picture, quiet: null })).toBe('unknown')
  expect(regionState('EE', { ...picture, quiet: null })).toBe('reported')
})
