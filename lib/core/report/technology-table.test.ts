import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { ALLIES } from '../region/grouping'
import { TECHNOLOGIES } from '../taxonomy'
import { countTechnologies, noTechnologies, type TechnologyTally, technologyTable } from './technology-table'

const found = fc.array(
  fc.record({
    country: fc.constantFrom('EE', 'FR', 'US', 'UA', 'JP', null),
    bits: fc.integer({ min: 0, max: 2 ** TECHNOLOGIES.length - 1 }),
  }),
  { maxLength: 80 },
)

function tally(list: readonly { bits: number }[]): TechnologyTally {
  const sum = { incidents: list.length, ...noTechnologies() }
  for (const { bits } of list) countTechnologies(sum, bits)
  return sum
}

it('has every incident in exactly one line, and the lines sum to all', () => {
  fc.assert(
    fc.property(found, (list) => {
      const countries = [...new Set(list.map(({ country }) => country))].filter((country) => country !== null)
      const tallies = new Map(countries.map((country) => [country, tally(list.filter((one) => one.country === country))]))
      const { allies, elsewhere, all } = technologyTable(tallies, tally(list))
      expect(allies.map(({ country }) => country)).toEqual(ALLIES)
      expect(elsewhere).toEqual(tally(list.filter(({ country }) => country === null || !ALLIES.includes(country))))
      const lines = [...allies, elsewhere]
      const sum = (of: (line: TechnologyTally) => number) => lines.reduce((total, line) => total + of(line), 0)
      expect([sum(({ incidents }) => incidents), sum(({ any }) => any)]).toEqual([all.incidents, all.any])
      expect(TECHNOLOGIES.map((_, at) => sum(({ each }) => each[at] ?? 0))).toEqual(all.each)
      // Those of one technology, by brute force.
      for (const at of TECHNOLOGIES.keys()) expect(all.each[at]).toBe(list.filter(({ bits }) => (bits >> at) & 1).length)
      for (const line of lines) {
        expect(line.any).toBeLessThanOrEqual(line.incidents)
        expect(Math.max(...line.each)).toBeLessThanOrEqual(line.any)
      }
    }),
  )
})
