import { describe, expect, it } from 'vitest'
import { openMemoryStore } from '@/db/testing/memory-store'
import { KINDS } from '../../core/taxonomy'
import { recorderFor } from '../log/testing'
import { createReader } from '../read/reader'
import { EXERCISE_CONTROL, loadScenario, scenarioDrafts } from './exercise'
import { readTowns } from './places'
import scenario from './scenario.json'

const now = Date.UTC(2026, 10, 23, 6, 12)

describe('the exercise scenario', async () => {
  const towns = await readTowns('public/geo/places.json')
  const drafts = scenarioDrafts(now, towns)

  it('holds at least 5,000 incidents of all kinds over 90 days, all marked as exercise', () => {
    expect(drafts.length).toBeGreaterThanOrEqual(5_000)
    for (const kind of KINDS) expect(drafts.filter((draft) => draft.kind === kind).length).toBeGreaterThan(200)
    expect(drafts.every((draft) => draft.exercise)).toBe(true)
    const times = drafts.map((draft) => Date.parse(draft.occurredAt))
    expect(Math.max(...times)).toBeLessThanOrEqual(now)
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(88 * 86_400_000)
  })

  it('is the same each time it is told', () => {
    expect(scenarioDrafts(now, towns)).toEqual(drafts)
  })

  it('gives every incident a key of its own, and leaves no slot of a template open', () => {
    expect(new Set(drafts.map((draft) => `${draft.source.name} ${draft.externalId}`)).size).toBe(drafts.length)
    expect(drafts.filter((draft) => /[{}]/.test(draft.title + draft.summary))).toEqual([])
  })

  it('is loaded whole and once, also after a start that was cut off', async () => {
    const store = await openMemoryStore()
    const parts = { recorder: recorderFor(store), reader: createReader(store, 'TLP:RED'), towns, now: () => now, onError: () => {} }
    await parts.recorder.recordMany(drafts.slice(0, 700), EXERCISE_CONTROL)
    expect(await loadScenario(parts)).toBe(drafts.length - 700)
    expect(await loadScenario(parts)).toBe(0)
    expect((await parts.reader.mark()).count).toBe(drafts.length)
    await store.close()
  }, 120_000)

  it('tells of towns in every country it names', () => {
    const named = Object.values(scenario.background).flatMap(({ countries }) => Object.keys(countries))
    expect(named.filter((country) => !towns.has(country))).toEqual([])
  })
})
