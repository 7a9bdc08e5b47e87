import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { COHESION_MINIMUM, kendallTauB } from '../cohesion'
import type { Incident } from '../incident'
import { EAST_LENS, WEST_LENS } from './defaults'
import { compileHolder, inForceAt, SHIPPED_VERSIONS, withDraft } from './in-force'
import { CRITERIA, type Criterion, type Lens } from './lens'
import { agreementClass, baseScore, compileLens, decayAt, explain, factsOf, score } from './score'

/** The numbers of docs/lenses.md, recomputed from what stands in the document. */
const text = readFileSync('docs/lenses.md', 'utf8')

/** The cells of the row of a table that begins with a word, the first such row after a heading of the table. */
function row(table: string, name: string): string[] {
  const start = text.indexOf(table)
  expect(start, table).toBeGreaterThan(0)
  const line = text
    .slice(start)
    .split('\n')
    .find((one) => one.startsWith(`| ${name} |`))
  return (line ?? '')
    .split('|')
    .slice(2, -1)
    .map((cell) => cell.trim())
}

/** The number in bold after some words. */
function bold(before: string): number {
  const [, found] = new RegExp(`${before}[\\s\\S]{0,40}?\\*\\*([−\\d.]+)\\*\\*`).exec(text) ?? []
  return Number(found?.replace('−', '-'))
}

const incident = JSON.parse(/```json\n([\s\S]*?)```/.exec(text)?.[1] ?? '') as Incident
const facts = factsOf(incident)
const [east, west] = [compileLens(EAST_LENS), compileLens(WEST_LENS)]
const [, moment = ''] = /\| at (\S+) \|/.exec(text) ?? []
const later = Date.parse(moment)

describe('docs/lenses.md', () => {
  it('shows weights, values and contributions as they are', () => {
    const scores = [explain(east, facts, facts.occurredAt), explain(west, facts, facts.occurredAt)]
    for (const criterion of CRITERIA) {
      const cells = row('| criterion | is |', criterion).slice(1).map(Number)
      for (const [at, lens] of [EAST_LENS, WEST_LENS].entries()) {
        const [weight, value, adds] = cells.slice(at * 3, at * 3 + 3) as [number, number, number]
        expect(weight, criterion).toBe(lens.weights[criterion])
        expect(100 * weight * value, criterion).toBeCloseTo(adds, 9)
        expect(adds, criterion).toBeCloseTo(scores[at]?.contributions[criterion] ?? 0, 9)
      }
    }
  })

  it('shows how they decay', () => {
    const cells = (name: string) => row('| at 20', name).map(Number)
    const hours = (later - facts.occurredAt) / 3_600_000
    expect(hours).toBe(Number(/left after (\d+) hours/.exec(text)?.[1]))
    for (const [at, [lens, compiled]] of (
      [
        [EAST_LENS, east],
        [WEST_LENS, west],
      ] as const
    ).entries()) {
      expect(cells('sum before decay')[at]).toBeCloseTo(baseScore(compiled, facts), 9)
      expect(cells('half-life of cyber, hours')[at]).toBe(lens.halfLifeHours.cyber)
      expect(cells(`left after ${hours} hours`)[at]).toBeCloseTo(
        decayAt(compiled.halfLifeMs[facts.kind] as number, facts.occurredAt, later),
        4,
      )
      expect(cells('score')[at]).toBeCloseTo(score(compiled, facts, later), 2)
      expect(cells('high from')[at]).toBe(lens.highFrom)
    }
    const [inEast, inWest] = [score(east, facts, later), score(west, facts, later)]
    expect(bold('The divergence is')).toBeCloseTo(inEast - inWest, 2)
    expect(text).toContain(`the class is **${agreementClass(inEast, inWest, east.highFrom, west.highFrom)}**`)
    const fourHours = facts.occurredAt + 4 * 3_600_000
    expect(agreementClass(score(east, facts, fourHours), score(west, facts, fourHours), east.highFrom, west.highFrom)).toBe('both-high')
    const { origin } = EAST_LENS.values
    expect(text).toContain(`${origin.unknown} + ${EAST_LENS.attribution.moderate} · ${1 - (origin.unknown ?? 0)} = 0.835`)
  })

  it('shows what a lens that an ally submits makes of its bloc', () => {
    const names = row('| criterion | kind |', 'criterion') as Criterion[]
    const numbers = row('| criterion | kind |', 'weight').map(Number)
    const weights = Object.fromEntries(names.map((name, at) => [name, numbers[at]])) as Lens['weights']
    const estonia = withDraft(inForceAt(SHIPPED_VERSIONS, later), { subject: 'ally:EE', body: { ...EAST_LENS, weights } })
    const baseOf = (holder: 'ally:EE' | 'bloc:east') => {
      const lens = compileHolder(estonia, holder)
      return lens ? baseScore(lens, facts) : Number.NaN
    }
    expect(bold("Estonia's sum before decay is")).toBeCloseTo(baseOf('ally:EE'), 9)
    expect(bold('0.9 · 90.375 =')).toBeCloseTo(baseOf('bloc:east'), 9)
  })

  it('shows how cohesion is counted', () => {
    const [inEast, inWest] = ['East', 'West'].map((name) => row('| region | EE |', name).map(Number)) as [number[], number[]]
    expect(inEast).toHaveLength(COHESION_MINIMUM)
    expect(bold('tau = ')).toBeCloseTo(kendallTauB(inEast, inWest) ?? Number.NaN, 9)
    const pairs = inEast.flatMap((_, i) => inEast.slice(i + 1).map((_, step) => [i, i + 1 + step] as const))
    const same = pairs.filter(
      ([i, j]) => Math.sign((inEast[i] as number) - (inEast[j] as number)) === Math.sign((inWest[i] as number) - (inWest[j] as number)),
    )
    expect(text).toContain(
      `Of the ${pairs.length} pairs, ${same.length} stand in the same order on both sides and ${pairs.length - same.length} in`,
    )
  })
})
