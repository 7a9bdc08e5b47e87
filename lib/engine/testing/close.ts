import { expect } from 'vitest'

/** Expects two values to be equal, their numbers to a millionth (of themselves, or of one where they are smaller). */
export function expectClose(actual: unknown, expected: unknown): void {
  expect(rounded(actual, expected)).toEqual(expected)
}

/** A value with each number that is close to the expected one put in its place. */
function rounded(actual: unknown, expected: unknown): unknown {
  if (typeof actual === 'number' && typeof expected === 'number')
    return Math.abs(actual - expected) <= 1e-6 * Math.max(1, Math.abs(expected)) ? expected : actual
  if (Array.isArray(actual) && Array.isArray(expected)) return actual.map((value, at) => rounded(value, expected[at]))
  if (!isRecord(actual) || !isRecord(expected)) return actual
  return Object.fromEntries(Object.entries(actual).map(([name, value]) => [name, rounded(value, expected[name])]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
