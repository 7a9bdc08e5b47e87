import { describe, expect, it } from 'vitest'
import { dateTimeGroup, exactTime, relativeTime } from './clock-format'

const at = Date.parse('2026-11-23T06:12:40Z')

describe('times', () => {
  it('stand as a date-time group, as exact as they are known', () => {
    expect(dateTimeGroup(at)).toBe('23 0612Z NOV 26')
    expect(dateTimeGroup(at, 'day')).toBe('23 NOV 26')
    expect(dateTimeGroup(at, 'month')).toBe('NOV 26')
    expect(dateTimeGroup(at, 'year')).toBe('2026')
  })

  it('name their zone on the local clock', () => {
    expect(exactTime(at, 'local', 'en')).toMatch(/2026.*\d{2}:\d{2} [A-Z]/)
    expect(exactTime(at, 'local', 'en')).not.toMatch(/[AP]M/)
  })

  it('say how long ago in whole units', () => {
    expect(relativeTime(at - 3 * 3_600_000 - 59_000, at, 'en')).toBe('3 hr. ago')
    expect(relativeTime(at, at, 'en')).toBe('now')
    expect(relativeTime(at - 26 * 3_600_000, at, 'fr')).toBe('hier')
  })
})
