import { describe, expect, it } from 'vitest'
import { readTemplate } from './template'

const cells: Record<string, string> = { a: 'A', b: 'B', none: '' }
const row = (header: string) => cells[header] ?? ''

describe('readTemplate', () => {
  it.each([
    ['{a} and {b}', 'A and B'],
    ['{a}[[, {b}]][[, {none}]]', 'A, B'],
    ['[[{none}, ]][[{a}, ]]{b}', 'A, B'],
    ['[[{a} {none}]] x', 'x'],
    ['{a}[[ never closed {b}', 'A[[ never closed B'],
    ['{a}]] {} {{b}} {b', 'A]] {} {B} {b'],
    [' {a} ', 'A'],
  ])('%s', (template, text) => {
    expect(readTemplate(template).fill(row, 100)).toBe(text)
  })

  it('names its columns', () => {
    expect(readTemplate('{a}[[ {b}{none}]]{a}').columns).toEqual(['a', 'b', 'none', 'a'])
  })

  it('writes out no more than can be refused', () => {
    const long = readTemplate(`  ${'{a}'.repeat(50)}`).fill(() => 'x'.repeat(100_000), 300)
    expect(long.length).toBeGreaterThan(301)
    expect(long.length).toBeLessThan(5_000)
  })
})
