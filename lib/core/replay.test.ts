import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_QUERY, matches } from './query'
import { clockOf, isAtEnd, lengthOf, momentWindow, presentWindow, REPLAY_CLOCKS, REPLAY_STEPS, stepMoment } from './replay'
import { incidents, SPAN } from './testing/arbitraries'

const HOUR_MS = 3_600_000
const moments = fc.integer({ min: SPAN[0], max: SPAN[1] })
const lengths = fc.option(fc.integer({ min: 1, max: 40 * 86_400_000 }))

describe('replay', () => {
  it('shows by occurrence what had happened, by record what was known', () => {
    fc.assert(
      fc.property(incidents, moments, lengths, (made, at, length) => {
        const incident = { ...made, mergedInto: null }
        const query = { ...EMPTY_QUERY, exercise: incident.exercise }
        const [occurredAt, recordedAt] = [Date.parse(incident.occurredAt), Date.parse(incident.recordedAt)]
        const recent = length === null || occurredAt >= at - length
        expect(matches({ ...query, ...momentWindow(at, 'occurred', length) }, incident)).toBe(recent && occurredAt < at)
        expect(matches({ ...query, ...momentWindow(at, 'recorded', length) }, incident)).toBe(recent && recordedAt < at)
      }),
    )
  })

  it('can be read back from the query that it makes, so that an address tells all of it', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...REPLAY_CLOCKS), lengths, (at, clock, length) => {
        const window = momentWindow(at, clock, length)
        expect(clockOf(window)).toBe(clock)
        expect(lengthOf(window, at)).toBe(length)
        const now = at + 86_400_000
        expect(presentWindow(window, at, now)).toMatchObject({ to: null, knownBefore: null })
        if (length !== null) expect(now - (presentWindow(window, at, now).from ?? 0) - length).toBeLessThan(60_000)
      }),
    )
  })

  it('steps over every whole step of the span and ends at its ends', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...REPLAY_STEPS.slice(2)), (start, step) => {
        const span = [start, start + 30 * 86_400_000 + 1] as const
        const on: number[] = []
        for (let at = stepMoment(span[0], step, 1, span); at < span[1]; at = stepMoment(at, step, 1, span)) on.push(at)
        const back: number[] = []
        for (let at = stepMoment(span[1], step, -1, span); at > span[0]; at = stepMoment(at, step, -1, span)) back.push(at)
        expect(back.reverse()).toEqual(on)
        expect(stepMoment(span[1], step, 1, span)).toBe(span[1])
        expect(stepMoment(span[0], step, -1, span)).toBe(span[0])
        for (const at of on) expect(isAtEnd(at, step, span)).toBe(false)
        // An end that is now has moved on when one looks again: beyond it lies nothing, or the whole step that it came to.
        const later = span[1] + 1
        if (span[1] % HOUR_MS !== 0)
          expect(isAtEnd(span[1], step, [span[0], later])).toBe(stepMoment(span[1], step, 1, [span[0], later + HOUR_MS]) !== later)
      }),
    )
  })
})
