import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ticks } from './axis'
import { keyDelta, moveHandle, type Span, timeAt, windowBetween, xOf } from './brush'
import { stackPaths, totals } from './stack'

const DAY = 86_400_000
const HOUR = 3_600_000
const DOMAIN: Span = [Date.UTC(2026, 7, 25), Date.UTC(2026, 10, 23)]

describe('brush', () => {
  it('maps moments to pixels and back', () => {
    expect(xOf(DOMAIN, 900, DOMAIN[0] + 9 * DAY)).toBeCloseTo(90)
    expect(timeAt(DOMAIN, 900, 90)).toBe(DOMAIN[0] + 9 * DAY)
    expect(xOf(DOMAIN, 900, DOMAIN[0] - DAY)).toBe(0)
    expect(timeAt(DOMAIN, 0, 10)).toBe(DOMAIN[0])
  })

  it('draws a window of whole steps, in either direction, within the domain', () => {
    expect(windowBetween(DOMAIN, DAY, DOMAIN[0] + 3.5 * DAY, DOMAIN[0] + 1.2 * DAY)).toEqual([DOMAIN[0] + DAY, DOMAIN[0] + 4 * DAY])
    expect(windowBetween(DOMAIN, DAY, DOMAIN[1], DOMAIN[1])).toEqual([DOMAIN[1] - DAY, DOMAIN[1]])
  })

  it('never leaves the domain nor lets the ends cross, whatever the keys', () => {
    const keys = fc.constantFrom('ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End')
    const moves = fc.array(fc.tuple(fc.constantFrom('from' as const, 'to' as const), keys), { maxLength: 40 })
    fc.assert(
      fc.property(moves, (list) => {
        let window: Span = [DOMAIN[0] + 10 * DAY, DOMAIN[0] + 20 * DAY]
        for (const [handle, key] of list) window = moveHandle(DOMAIN, DAY, window, handle, keyDelta(key, DAY, DOMAIN) ?? 0)
        expect(window[0]).toBeGreaterThanOrEqual(DOMAIN[0])
        expect(window[1]).toBeLessThanOrEqual(DOMAIN[1])
        expect(window[1] - window[0]).toBeGreaterThanOrEqual(DAY)
      }),
    )
    expect(keyDelta('a', DAY, DOMAIN)).toBeNull()
  })
})

describe('axis', () => {
  const utc = () => 0

  it('marks round moments of UTC, no denser than the room allows', () => {
    const marks = ticks(DOMAIN, 900, 80, utc)
    expect(marks.length).toBeLessThanOrEqual(12)
    expect(marks.length).toBeGreaterThan(3)
    for (const mark of marks) expect(mark.at % DAY).toBe(0)
  })

  it('marks round moments of a local clock, also across the end of summer time', () => {
    const end = Date.UTC(2026, 9, 25, 1)
    const berlin = (at: number) => (at < end ? 120 : 60)
    const marks = ticks([end - 3 * DAY, end + 3 * DAY], 700, 100, berlin)
    for (const mark of marks) expect((mark.at + berlin(mark.at) * 60_000) % DAY).toBe(0)
  })

  it('counts months and years by the calendar', () => {
    const marks = ticks([Date.UTC(2020, 3, 7), Date.UTC(2026, 10, 23)], 900, 80, utc)
    expect(marks.some((mark) => mark.unit === 'year')).toBe(true)
    for (const mark of marks) expect(new Date(mark.at).getUTCDate()).toBe(1)
  })

  it('names the hour within a day and the day at midnight', () => {
    const marks = ticks([DOMAIN[0], DOMAIN[0] + 24 * HOUR], 600, 80, utc)
    expect(marks[0]?.unit).toBe('day')
    expect(marks[1]?.unit).toBe('time')
  })
})

describe('stack', () => {
  it('fills the box with the highest bucket and stands the others by their square root', () => {
    const kinds = [
      [1, 0],
      [1, 8],
    ]
    expect(totals(kinds)).toEqual([2, 8])
    expect(stackPaths(kinds, 20, 80)).toEqual(['M0 80V60h9V80z', 'M0 60V40h9V60zM10 80V0h9V80z'])
  })

  it('is empty without buckets', () => {
    expect(stackPaths([[], []], 100, 80)).toEqual(['', ''])
  })
})
