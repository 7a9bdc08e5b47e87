import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Incident, LogEntry } from '../../core/incident'
import { piecesOf } from './pieces'

const entry = (seq: number, length: number) => ({ seq, incident: { summary: 'x'.repeat(length) } as Incident }) as LogEntry

it('cuts a span into light pieces that give the span again', () => {
  const lengths = fc.array(fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.constant(0)), { maxLength: 1_500, size: 'max' })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), lengths, (from, given) => {
      const entries = given.map((length, at) => entry(from + at, length))
      const pieces = piecesOf({ from, to: from + entries.length - 1, entries })
      expect(pieces.flatMap((piece) => piece.entries)).toEqual(entries)
      for (const piece of pieces) {
        expect(piece.from).toBe(piece.entries[0]?.seq)
        expect(piece.to - piece.from + 1).toBe(piece.entries.length)
        expect(piece.entries.length).toBeLessThanOrEqual(500)
        expect(piece.entries.reduce((sum, { incident }) => sum + (incident?.summary.length ?? 0), 0)).toBeLessThanOrEqual(500_000)
      }
    }),
    { numRuns: 30 },
  )
})
