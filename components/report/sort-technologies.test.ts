import { expect, it } from 'vitest'
import { noTechnologies, technologyTable } from '@/lib/core/report/technology-table'
import { numberIn, sortAllies } from './sort-technologies'

const line = (incidents: number, any: number, ai: number) => ({ incidents, any, each: [ai, ...noTechnologies().each.slice(1)] })
const table = technologyTable(
  new Map([
    ['EE', line(9, 3, 1)],
    ['FR', line(7, 5, 0)],
    ['PL', line(9, 1, 1)],
  ]),
  line(30, 9, 2),
)
const first = (column: Parameters<typeof sortAllies>[1]) =>
  sortAllies(table, column, (country) => country)
    .slice(0, 3)
    .map(({ country }) => country)

it('puts the highest number first, equals by name', () => {
  expect(first('any')).toEqual(['FR', 'EE', 'PL'])
  expect(first('incidents')).toEqual(['EE', 'PL', 'FR'])
  expect(first('ai')).toEqual(['EE', 'PL', 'AL'])
  expect(first('ally')).toEqual(['AL', 'BE', 'BG'])
})

it('reads the number of each column', () => {
  expect((['incidents', 'any', 'ai', 'networks'] as const).map((column) => numberIn(table.all, column))).toEqual([30, 9, 2, 0])
})
