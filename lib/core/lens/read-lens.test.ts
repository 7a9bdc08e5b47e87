import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Issue } from '../issue'
import { ALLIES, DEFAULT_GROUPINGS } from '../region/grouping'
import { GROUPING_PRESETS } from '../region/grouping-presets'
import { readGroupings } from '../region/read-groupings'
import { groupings, lenses } from '../testing/lenses'
import { EAST_LENS } from './defaults'
import { readLens } from './read-lens'

type Json = Record<string, unknown>

/** Every place of a number in a lens, as a path. */
function numbersOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value === 'number') return [path]
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, one]) => numbersOf(one, [...path, name])) : []
}

/** A copy with one value replaced; undefined takes it away. */
function withValue(value: unknown, path: readonly string[], put: unknown): unknown {
  const copy = structuredClone(value) as Json
  let at = copy
  for (const name of path.slice(0, -1)) at = at[name] as Json
  const last = path.at(-1) as string
  if (put === undefined) delete at[last]
  else at[last] = put
  return copy
}

function issuesOf(read: typeof readLens | typeof readGroupings, input: unknown): string[] {
  const issues: Issue[] = []
  const value = read(input, '/body', issues)
  expect(value === null).toBe(issues.length > 0)
  return issues.map(({ pointer, code }) => `${pointer} ${code}`)
}

describe('a lens as sent', () => {
  it('is taken as it is where it is sound', () => {
    fc.assert(
      fc.property(lenses, (lens) => {
        const issues: Issue[] = []
        expect(readLens(JSON.parse(JSON.stringify(lens)), '/body', issues)).toEqual(lens)
        expect(issues).toEqual([])
      }),
    )
  })

  it('is refused by name for each number that is out of its range, no number, or not there', () => {
    const paths = numbersOf(EAST_LENS)
    expect(paths.length).toBeGreaterThan(60)
    for (const path of paths) {
      const pointer = `/body/${path.join('/')}`
      for (const put of [-0.01, 1e9, 'x', Number.NaN]) {
        const [first] = issuesOf(readLens, withValue(EAST_LENS, path, put))
        expect(first, pointer).toMatch(new RegExp(`^${pointer} (range|type)$`))
      }
      const isOptional = /^values\/(origin|place)\/(?!default)/.test(path.join('/'))
      expect(issuesOf(readLens, withValue(EAST_LENS, path, undefined)), pointer).toEqual(isOptional ? [] : [`${pointer} required`])
    }
  })

  it.each([
    [['weights', 'kind'], 0.31, '/body/weights range'],
    [['values', 'origin', 'XX'], 1, '/body/values/origin/XX unknown_field'],
    [['values', 'place', 'bloc:A/b'], 1, '/body/values/place/bloc:A~1b unknown_field'],
    [['values', 'place', 'alliance:EU'], 1, '/body/values/place/alliance:EU unknown_field'],
    [['values', 'kind'], undefined, '/body/values/kind required'],
    [['values'], [], '/body/values type'],
    [['basis'], '', '/body/basis empty'],
    [['basis'], 'x'.repeat(2001), '/body/basis too_long'],
    [['illustrative'], 'yes', '/body/illustrative type'],
    [['version'], 3, '/body/version unknown_field'],
    [['values', 'place'], Object.fromEntries(Array.from({ length: 301 }, (_, at) => [`bloc:b${at}`, 0])), '/body/values/place too_many'],
  ])('is refused where %j is %j', (path, put, expected) => {
    expect(issuesOf(readLens, withValue(EAST_LENS, path, put))).toEqual([expected])
  })

  it('is refused where it is no object', () => {
    for (const input of [null, [], 'lens', 3]) expect(issuesOf(readLens, input)).toEqual(['/body type'])
  })
})

describe('groupings as sent', () => {
  it('are taken as they are where they are sound', () => {
    fc.assert(
      fc.property(groupings, (list) => {
        expect(issuesOf(readGroupings, list)).toEqual([])
      }),
    )
  })

  it('hold every ally in each that comes with Meridian', () => {
    for (const { groupings: list } of [{ groupings: DEFAULT_GROUPINGS }, ...GROUPING_PRESETS]) {
      expect(issuesOf(readGroupings, list)).toEqual([])
      expect(list.flatMap(({ members }) => members.map(({ country }) => country)).sort()).toEqual(ALLIES)
    }
    expect(GROUPING_PRESETS.map(({ groupings: [east] }) => east?.members.length)).toEqual([9, 8, 6, 6])
  })

  it.each([
    [['0', 'code'], 'East', '/body/0/code pattern'],
    [['0', 'code'], 'west', '/body/1/code doubled_field'],
    [['0', 'members', '0', 'country'], 'RU', '/body/0/members/0/country unknown_country'],
    [['0', 'members', '0', 'country'], 'CZ', '/body/0/members/1/country doubled_field'],
    [['0', 'members', '0', 'weight'], 0, '/body/0/members/0/weight range'],
    [['0', 'members', '0', 'weight'], 1.5, '/body/0/members/0/weight range'],
    [['0', 'members'], [], '/body/0/members required'],
    [['0', 'name'], undefined, '/body/0/name required'],
    [['0', 'colour'], 'red', '/body/0/colour unknown_field'],
  ])('are refused where %j is %j', (path, put, expected) => {
    expect(issuesOf(readGroupings, withValue(DEFAULT_GROUPINGS, path, put))[0]).toBe(expected)
  })

  it('are refused where an ally is in none, or a main bloc is missing', () => {
    const [east, west] = DEFAULT_GROUPINGS
    expect(issuesOf(readGroupings, [east, { ...west, members: west?.members.slice(1) }])).toEqual(['/body required'])
    expect(issuesOf(readGroupings, [east])).toEqual(['/body required', '/body required'])
    expect(
      issuesOf(
        readGroupings,
        Array.from({ length: 21 }, () => east),
      ),
    ).toEqual(['/body too_many'])
    expect(issuesOf(readGroupings, {})).toEqual(['/body type'])
  })
})
