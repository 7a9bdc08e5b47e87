import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LogEntry } from '../core/incident'
import { incidents } from '../core/testing/arbitraries'
import type { LogSpan } from '../wire/protocol'
import { Cursor } from './cursor'
import { Store } from './store'
import { SCORING } from './testing/scoring'

/** A log over a few incidents that change and are withdrawn; versions grow as they do on the server. */
const logs = fc
  .tuple(
    fc.uniqueArray(incidents, { minLength: 1, maxLength: 6, selector: ({ id }) => id }),
    fc.array(fc.tuple(fc.nat(), fc.nat(3)), { maxLength: 60 }),
  )
  .map(([list, steps]) => {
    const versions = new Map<string, number>()
    return steps.map(([pick, dice], at): LogEntry => {
      const incident = list[pick % list.length] as (typeof list)[number]
      const version = (versions.get(incident.id) ?? 0) + 1
      versions.set(incident.id, version)
      const gone = dice === 0 && version > 1
      const common = { seq: at + 1, at: incident.recordedAt, by: 'a', id: incident.id, version }
      return gone
        ? { ...common, op: 'withdraw', incident: null }
        : { ...common, op: 'update', incident: { ...incident, version, seq: at + 1 } }
    })
  })

function span(log: readonly LogEntry[], from: number, to: number): LogSpan {
  return { from, to, entries: log.slice(from - 1, to) }
}

function standing(entries: readonly LogEntry[]) {
  const store = new Store(SCORING)
  for (const entry of entries) store.apply(entry)
  return { count: store.count, digest: store.digest }
}

const AT = '2026-01-01T00:00:00Z'

describe('cursor', () => {
  it('gives each entry once and in order, however spans come, once holes are filled', () => {
    const cuts = fc.array(fc.tuple(fc.nat(59), fc.nat(12)), { maxLength: 40 })
    fc.assert(
      fc.property(logs, cuts, fc.nat(20), (log, pieces, start) => {
        const first = Math.min(start, log.length)
        const cursor = new Cursor({ seq: first, at: AT })
        const got: LogEntry[] = []
        for (const [at, length] of pieces) {
          const from = Math.min(at + 1, log.length + 1)
          got.push(...cursor.accept(span(log, from, Math.min(log.length, from + length - 1))))
          expect(cursor.seq).toBe(first + got.length)
        }
        cursor.expect(log.length)
        for (let page = 0; cursor.behind; page++) {
          expect(page).toBeLessThan(100)
          got.push(...cursor.accept(span(log, cursor.seq + 1, Math.min(log.length, cursor.seq + 4))))
        }
        expect(got).toEqual(log.slice(first))
        expect(standing([...log.slice(0, first), ...got])).toEqual(standing(log))
      }),
      { numRuns: 500 },
    )
  })

  it('holds a bounded part of what lies beyond a hole', () => {
    const cursor = new Cursor({ seq: 0, at: AT })
    const [entry] = fc.sample(
      logs.filter((log) => log.length > 0),
      { seed: 2, numRuns: 1 },
    )[0] as LogEntry[]
    const entries = Array.from({ length: 3000 }, () => entry as LogEntry)
    for (let from = 2; from < 60_000; from += 3000) expect(cursor.accept({ from, to: from + 2999, entries })).toEqual([])
    const released = cursor.accept({ from: 1, to: 1, entries: entries.slice(0, 1) })
    expect(released).toHaveLength(3001)
    expect(cursor.behind).toBe(true)
  })

  it('judges a mark only where it stands for the same entries', () => {
    const cursor = new Cursor({ seq: 5, at: AT })
    const held = { count: 2, digest: 'a' }
    const mark = { seq: 5, at: AT, ...held }
    expect(cursor.judge(mark, held)).toBe('equal')
    expect(cursor.judge({ ...mark, digest: 'b' }, held)).toBe('differs')
    expect(cursor.judge({ ...mark, count: 3 }, held)).toBe('differs')
    expect(cursor.judge({ ...mark, at: '2026-02-01T00:00:00Z' }, held)).toBe('differs')
    expect(cursor.judge({ ...mark, at: '2026-01-01T00:00:00.000Z' }, held)).toBe('equal')
    expect(cursor.judge({ ...mark, seq: 4 }, held)).toBe('older')
    expect(cursor.behind).toBe(false)
    expect(cursor.judge({ ...mark, seq: 6 }, held)).toBe('behind')
    expect(cursor.behind).toBe(true)
    // What rises out of sight later in the log is gone already from what the cursor holds.
    expect(cursor.judge({ ...mark, count: 3 }, held)).toBe('behind')
  })
})
