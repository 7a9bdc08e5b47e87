import { describe, expect, it } from 'vitest'
import { readWhen, writeWhen } from './when'

const NOW = Date.UTC(2026, 10, 23, 6, 12)
const utc = () => 0
const riga = () => 120

describe('readWhen', () => {
  it('reads a time on the clock it is meant on', () => {
    expect(readWhen('2026-11-23 06:12', NOW, utc)?.text).toBe('2026-11-23T06:12:00Z')
    expect(readWhen('2026-11-23 06:12', NOW, riga)?.text).toBe('2026-11-23T04:12:00Z')
    expect(readWhen('2026-11-23T06:12:05+01:00', NOW, riga)).toMatchObject({ text: '2026-11-23T05:12:05Z', precision: 'second' })
  })

  it('reads a bare time of day as the latest one, never one to come', () => {
    expect(readWhen('0530', NOW, utc)?.text).toBe('2026-11-23T05:30:00Z')
    expect(readWhen('23:50', NOW, utc)?.text).toBe('2026-11-22T23:50:00Z')
    expect(readWhen('0700', NOW, riga)?.text).toBe('2026-11-23T05:00:00Z')
    expect(readWhen('0530Z', NOW, riga)?.text).toBe('2026-11-23T05:30:00Z')
  })

  it('reads a date-time group', () => {
    expect(readWhen('23 0612Z NOV 26', NOW, riga)?.text).toBe('2026-11-23T06:12:00Z')
    expect(readWhen('230612znov26', NOW, utc)?.text).toBe('2026-11-23T06:12:00Z')
  })

  it('keeps a day, a month and a year as such, in UTC', () => {
    expect(readWhen('2026-11-20', NOW, riga)).toMatchObject({ text: '2026-11-20T00:00:00Z', precision: 'day' })
    expect(readWhen('2026-11', NOW, utc)?.precision).toBe('month')
    expect(readWhen('1998', NOW, utc)?.precision).toBe('year')
  })

  it('reads a wall clock on either side of the change from summer time', () => {
    const change = Date.UTC(2026, 9, 25, 1)
    const berlin = (at: number) => (at < change ? 120 : 60)
    expect(readWhen('2026-10-25 01:30', NOW, berlin)?.text).toBe('2026-10-24T23:30:00Z')
    expect(readWhen('2026-10-25 03:30', NOW, berlin)?.text).toBe('2026-10-25T02:30:00Z')
  })

  it('refuses what no clock and no calendar shows', () => {
    for (const text of ['', '25:30', '2026-02-30 10:00', '31 0612Z FEB 26', 'yesterday']) expect(readWhen(text, NOW, utc)).toBeNull()
  })

  it('reads what it writes', () => {
    for (const clock of [utc, riga]) expect(readWhen(writeWhen(NOW, clock), NOW, clock)?.ms).toBe(NOW)
  })
})
