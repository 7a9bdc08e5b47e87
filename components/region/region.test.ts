import { describe, expect, it } from 'vitest'
import { parseDraft } from '@/lib/core/draft'
import type { Incident } from '@/lib/core/incident'
import { EAST_LENS, WEST_LENS } from '@/lib/core/lens/defaults'
import { compileLens } from '@/lib/core/lens/score'
import { EMPTY_QUERY, type Query } from '@/lib/core/query'
import { DEFAULT_GROUPINGS, type Grouping } from '@/lib/core/region/grouping'
import { countsOverTime, topIncidents, topKinds } from './digest'
import { regionFilter, withinRegion } from './region-query'
import { standingOf } from './standing'

const NOW = Date.UTC(2026, 10, 23)
const HOUR = 3_600_000
const load = (region: string, count: number, east: number, west: number) => ({ region, count, east, west })
const MEMBERS = ['DK', 'EE'].map((country) => ({ country, weight: 0.5 }))
const GROUPINGS: Grouping[] = [...DEFAULT_GROUPINGS, { code: 'nb', name: 'Two', members: MEMBERS, basis: '' }]
const within = (query: Query, region: string) => withinRegion(query, region, GROUPINGS)
const PICTURE = {
  countries: [load('EE', 3, 200, 90), load('FR', 2, 80, 120), load('LV', 2, 200, 60), load('PT', 0, 0, 0)],
  areas: [load('EE-37', 1, 70, 30)],
}

function incident(kind: string, hoursAgo: number): Incident {
  const parsed = parseDraft(
    { kind, title: kind, occurredAt: new Date(NOW - hoursAgo * HOUR).toISOString(), place: { country: 'EE' } },
    { now: NOW, sourceName: 'Watch' },
  )
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message)
  const added = { id: kind, seq: 1, version: 1, recordedAt: '', updatedAt: '', country: 'EE', area: null, mergedInto: null }
  return { ...parsed.value, ...added }
}

describe('withinRegion', () => {
  it('names the region where no region restricts', () => {
    expect(within(EMPTY_QUERY, 'EE')).toMatchObject({ country: ['EE'] })
    expect(within(EMPTY_QUERY, 'EE-37')).toMatchObject({ area: ['EE-37'] })
    expect(within(EMPTY_QUERY, 'nb')).toMatchObject({ bloc: [], country: ['DK', 'EE'] })
    expect(within(EMPTY_QUERY, 'nb-8')).toBeNull()
    expect(regionFilter('west')).toEqual({ bloc: ['west'], country: [], area: [] })
  })

  it('keeps only what the query holds too', () => {
    const query = { ...EMPTY_QUERY, bloc: ['east'], country: ['FR'], area: ['DE-BE'] }
    expect(within(query, 'EE')).toMatchObject({ bloc: [], country: ['EE'], area: [] })
    expect(within(query, 'DE')).toMatchObject({ bloc: [], country: [], area: ['DE-BE'] })
    expect(within(query, 'EE-37')).toMatchObject({ area: ['EE-37'] })
    expect(within(query, 'west')).toMatchObject({ bloc: [], country: ['FR'], area: ['DE-BE'] })
    expect(within(query, 'nb')).toMatchObject({ bloc: [], country: ['EE'], area: [] })
    expect(within(query, 'PT')).toBeNull()
    expect(within(query, 'DE-BY')).toBeNull()
  })
})

describe('standingOf', () => {
  it('ranks among regions with matches; equal loads share a rank', () => {
    expect(standingOf('EE', PICTURE, GROUPINGS)).toEqual({ count: 3, east: 200, west: 90, rank: { east: 1, west: 2, of: 3 } })
    expect(standingOf('LV', PICTURE, GROUPINGS)?.rank).toEqual({ east: 1, west: 3, of: 3 })
    expect(standingOf('EE-37', PICTURE, GROUPINGS)?.rank).toEqual({ east: 1, west: 1, of: 1 })
    expect(standingOf('PT', PICTURE, GROUPINGS)).toBeNull()
  })

  it('sums a bloc', () => {
    expect(standingOf('nb', PICTURE, GROUPINGS)).toEqual({ count: 3, east: 200, west: 90, rank: null })
  })
})

describe('digest', () => {
  const incidents = [incident('cyber', 1), incident('migration', 2000), incident('terrorism', 2), incident('cyber', 30)]

  it('puts the most frequent kind first', () => {
    expect(topKinds(incidents)).toEqual([
      { kind: 'cyber', count: 2 },
      { kind: 'terrorism', count: 1 },
      { kind: 'migration', count: 1 },
    ])
  })

  it('puts first what either lens puts highest now', () => {
    const top = topIncidents(incidents, { east: compileLens(EAST_LENS), west: compileLens(WEST_LENS), at: NOW }, 3)
    expect(top).toHaveLength(3)
    expect(top.some(({ incident: one }) => one.kind === 'migration')).toBe(false)
    for (const [at, one] of top.entries())
      if (at > 0) expect(Math.max(one.east, one.west)).toBeLessThanOrEqual(Math.max(top[at - 1]?.east ?? 0, top[at - 1]?.west ?? 0))
  })

  it('counts over time, leaving out what lies outside', () => {
    expect(countsOverTime(incidents, NOW - 48 * HOUR, NOW, 4)).toEqual([0, 1, 0, 2])
  })
})
