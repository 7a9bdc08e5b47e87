import { describe, expect, it } from 'vitest'
import { parseDraft } from '@/lib/core/draft'
import type { Draft, Incident, LogEntry } from '@/lib/core/incident'
import { decayAt } from '@/lib/core/lens/score'
import { fieldChanges, historyChanges } from './changes'
import { editsOf, patchOf, rebase } from './edits'
import { halfLifeHours } from './half-life'

const HOUR = 3_600_000
const parsed = parseDraft(
  { kind: 'cyber', title: 'Phishing wave', occurredAt: '2026-11-20T08:30:00Z', tags: ['a'] },
  { now: Date.UTC(2026, 10, 23), sourceName: 'Watch' },
)
const DRAFT = (parsed.ok ? parsed.value : null) as Draft
const incident = (patch: Partial<Draft>, version: number): Incident => ({
  ...DRAFT,
  ...patch,
  id: 'one',
  seq: version,
  version,
  recordedAt: DRAFT.occurredAt,
  updatedAt: DRAFT.occurredAt,
  country: null,
  area: null,
  mergedInto: null,
})
const entry = (op: LogEntry['op'], of: Incident | null, version: number): LogEntry => ({
  seq: version,
  op,
  at: DRAFT.occurredAt,
  by: 'Ann',
  id: 'one',
  version,
  incident: of,
})

describe('fieldChanges', () => {
  it('names what differs, lists and objects by their content', () => {
    expect(fieldChanges(DRAFT, { ...DRAFT, tags: ['a'] })).toEqual([])
    expect(fieldChanges(DRAFT, { ...DRAFT, severity: 'severe', tags: ['a', 'b'] })).toEqual([
      { field: 'severity', before: 'unknown', after: 'severe' },
      { field: 'tags', before: ['a'], after: ['a', 'b'] },
    ])
  })
})

describe('historyChanges', () => {
  it('compares each state with the last one this reader saw', () => {
    const history = historyChanges([
      entry('create', incident({}, 1), 1),
      entry('withdraw', null, 2),
      entry('update', incident({ severity: 'severe' }, 3), 3),
    ])
    expect(history.map(({ changes }) => changes.map((change) => change.field))).toEqual([[], [], ['severity']])
  })
})

describe('halfLifeHours', () => {
  it('is found again from what is left after an age', () => {
    for (const hours of [96, 168, 336]) expect(halfLifeHours(decayAt(hours * HOUR, 0, 500 * HOUR), 500 * HOUR)).toBe(hours)
  })

  it('is unknown while nothing has decayed', () => {
    expect(halfLifeHours(1, 0)).toBeNull()
    expect(halfLifeHours(1, -HOUR)).toBeNull()
  })
})

describe('edits', () => {
  const base = editsOf(DRAFT)

  it('send only what was touched', () => {
    expect(patchOf(base, base)).toEqual({})
    expect(patchOf(base, { ...base, title: 'Mine' })).toEqual({ title: 'Mine' })
  })

  it('never take back what somebody else changed in another field', () => {
    const theirs = { ...base, title: 'Theirs', severity: 'severe' as const }
    const mine = rebase(base, { ...base, title: 'Mine' }, theirs)
    expect(patchOf(theirs, mine)).toEqual({ title: 'Mine' })
  })
})
