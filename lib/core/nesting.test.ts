import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNestedDeeper } from './nesting'

const bytes = (text: string) => new TextEncoder().encode(text)

function depthOf(value: unknown): number {
  return value !== null && typeof value === 'object' ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0
}

describe('isNestedDeeper', () => {
  it('counts what the parser would build', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.integer({ min: 0, max: 7 }), (value, levels) => {
        expect(isNestedDeeper(bytes(JSON.stringify(value)), levels)).toBe(depthOf(value) > levels)
      }),
    )
  })

  it.each([
    ['"[[[["', 0, false],
    [String.raw`["\"[[[","\\",[1]]`, 2, false],
    [String.raw`["\"[[[","\\",[1]]`, 1, true],
    ['["never closed [[[', 1, false],
    ['"ends in an escape \\', 0, false],
    ['[][][][]', 1, false],
  ])('%s under %i levels: %s', (text, levels, expected) => {
    expect(isNestedDeeper(bytes(text), levels)).toBe(expected)
  })
})
