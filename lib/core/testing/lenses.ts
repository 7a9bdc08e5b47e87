import * as fc from 'fast-check'
import { type Holder, holdersOf, type Subject } from '../lens/holder'
import { type InForce, inForceAt, SHIPPED_VERSIONS, type Version } from '../lens/in-force'
import { CRITERIA, type Lens } from '../lens/lens'
import { ALLIES, DEFAULT_GROUPINGS, type Grouping } from '../region/grouping'
import { CONFIDENCES, CREDIBILITIES, KINDS, RELIABILITIES, SECTORS, SEVERITIES } from '../taxonomy'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const table = <T extends string | number>(keys: readonly T[], value: fc.Arbitrary<number> = share) =>
  fc.record(Object.fromEntries(keys.map((key) => [key, value]))) as fc.Arbitrary<Record<T, number>>

/** Weights that sum to 1. */
const weights = table(CRITERIA, fc.double({ min: 0.001, max: 1, noNaN: true })).map((raw): Lens['weights'] => {
  const total = CRITERIA.reduce((sum, criterion) => sum + raw[criterion], 0)
  return Object.fromEntries(CRITERIA.map((criterion) => [criterion, raw[criterion] / total])) as Lens['weights']
})

/** A random sound lens. */
export const lenses: fc.Arbitrary<Lens> = fc.record({
  basis: fc.constant('random'),
  illustrative: fc.boolean(),
  weights,
  values: fc.record({
    kind: table(KINDS),
    origin: table(['RU', 'BY', 'bloc:east', 'unknown', 'non-state', 'default']),
    place: table(['UA', 'EE', 'bloc:east', 'bloc:west', 'alliance:NATO', 'none', 'default']),
    severity: table(SEVERITIES),
    confidence: fc.record({
      reliability: table(RELIABILITIES.filter((grade) => grade !== 'F')),
      credibility: table(CREDIBILITIES.filter((grade) => grade !== 6).map(String)) as fc.Arbitrary<
        Lens['values']['confidence']['credibility']
      >,
      noInformation: share,
    }),
    sector: table([...SECTORS, 'none'] as const),
  }),
  attribution: table(CONFIDENCES),
  halfLifeHours: table(KINDS, fc.double({ min: 1, max: 2000, noNaN: true })),
  highFrom: fc.integer({ min: 0, max: 100 }),
})

/** Random groupings: every ally counts in one bloc or in both. */
export const groupings: fc.Arbitrary<readonly Grouping[]> = fc.oneof(
  fc.constant(DEFAULT_GROUPINGS),
  fc
    .array(fc.tuple(fc.constantFrom('east', 'west', 'both'), fc.double({ min: 0.01, max: 1, noNaN: true })), {
      minLength: ALLIES.length,
      maxLength: ALLIES.length,
    })
    .filter((list) => ['east', 'west'].every((bloc) => list.some(([where]) => where === bloc || where === 'both')))
    .map((list) =>
      ['east', 'west'].map((code) => ({
        ...{ code, name: code, basis: 'random' },
        members: ALLIES.flatMap((country, at) => {
          const [where, weight] = list[at] as [string, number]
          return where === code || where === 'both' ? [{ country, weight }] : []
        }),
      })),
    ),
)

/** A random state: groupings, the blocs' lenses, and lenses of some allies. */
export const states: fc.Arbitrary<InForce> = fc
  .record({
    groupings,
    east: lenses,
    west: lenses,
    allies: fc.array(fc.tuple(fc.constantFrom(...ALLIES), lenses), { maxLength: 4 }),
  })
  .map(({ groupings, east, west, allies }) => {
    const submitted = allies.map(([ally, lens]) => versionOf(`ally:${ally}`, 1, lens))
    const history = [versionOf('blocs', 2, groupings), versionOf('bloc:east', 2, east), versionOf('bloc:west', 2, west), ...submitted]
    return inForceAt([...SHIPPED_VERSIONS, ...history], 0)
  })

/** A random side of a comparison. */
export const holders: fc.Arbitrary<Holder> = fc.constantFrom(...holdersOf(DEFAULT_GROUPINGS))

/** A version of a subject, by default in force from the beginning of time. */
export function versionOf(subject: Subject, version: number, body: Lens | readonly Grouping[], inForceFrom: string | null = null): Version {
  return { subject, version, body, author: 'Ada', approver: 'Ben', reason: 'A test.', inForceFrom } as Version
}
