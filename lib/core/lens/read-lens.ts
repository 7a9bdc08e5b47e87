import { FieldReader } from '../field-reader'
import { type Issue, issue } from '../issue'
import { isBlocCode } from '../region/grouping'
import { ALLIANCES, isCountry } from '../region/region'
import { CONFIDENCES, CREDIBILITIES, KINDS, RELIABILITIES, SECTORS, SEVERITIES } from '../taxonomy'
import { type CountryValues, CRITERIA, type Lens } from './lens'

export const LENS_LIMITS = {
  basis: 2000,
  /** Entries of a table of countries. */
  countries: 300,
  halfLifeHours: [0.1, 87_600],
  /** How far the sum of the weights may lie from 1. */
  weights: 1e-9,
} as const

/** The grades that carry information. */
export const GRADES = {
  reliability: RELIABILITIES.filter((grade) => grade !== 'F'),
  credibility: CREDIBILITIES.filter((grade) => grade !== 6).map((grade) => `${grade}` as const),
} as const

/** Words that stand in a table of countries beside codes, `bloc:…` and `alliance:…`. */
const OTHER_KEYS = { origin: ['unknown', 'non-state', 'default'], place: ['none', 'default'] } as const

const FIELDS = ['basis', 'illustrative', 'weights', 'values', 'attribution', 'halfLifeHours', 'highFrom'] as const
const VALUES = ['kind', 'origin', 'place', 'severity', 'confidence', 'sector'] as const

/**
 * Reads a lens from JSON. Every field is needed but `illustrative` (false); each refusal names its field by a pointer
 * below `pointer`, and nothing is mended silently: weights that do not sum to 1 are refused. Null where anything was.
 */
export function readLens(input: unknown, pointer: string, issues: Issue[]): Lens | null {
  const found: Issue[] = []
  const fields = FieldReader.of(input, pointer, found)
  const lens = fields && lensOf(fields, pointer, found)
  issues.push(...found)
  return found.length === 0 ? lens : null
}

function lensOf(fields: FieldReader, pointer: string, issues: Issue[]): Lens {
  fields.allow(FIELDS, [])
  return {
    basis: fields.prose('basis', LENS_LIMITS.basis),
    illustrative: fields.flag('illustrative', false),
    weights: readWeights(fields, pointer, issues),
    values: readValues(fields, pointer, issues),
    attribution: readTable(fields, 'attribution', CONFIDENCES),
    halfLifeHours: readTable(fields, 'halfLifeHours', KINDS, LENS_LIMITS.halfLifeHours),
    highFrom: fields.number('highFrom', 0, 100),
  }
}

function readWeights(fields: FieldReader, pointer: string, issues: Issue[]): Lens['weights'] {
  const before = issues.length
  const weights = readTable(fields, 'weights', CRITERIA)
  const sum = CRITERIA.reduce((total, criterion) => total + weights[criterion], 0)
  if (issues.length === before && Math.abs(sum - 1) > LENS_LIMITS.weights)
    issues.push(issue(`${pointer}/weights`, 'range', `the weights must sum to 1; they sum to ${sum}`))
  return weights
}

function readValues(fields: FieldReader, pointer: string, issues: Issue[]): Lens['values'] {
  const values = fields.requiredObject('values')
  values.allow(VALUES, [])
  const confidence = values.requiredObject('confidence')
  confidence.allow(['reliability', 'credibility', 'noInformation'], [])
  return {
    kind: readTable(values, 'kind', KINDS),
    origin: readCountries(values, 'origin', `${pointer}/values`, issues),
    place: readCountries(values, 'place', `${pointer}/values`, issues),
    severity: readTable(values, 'severity', SEVERITIES),
    confidence: {
      reliability: readTable(confidence, 'reliability', GRADES.reliability),
      credibility: readTable(confidence, 'credibility', GRADES.credibility),
      noInformation: confidence.number('noInformation', 0, 1),
    },
    sector: readTable(values, 'sector', [...SECTORS, 'none'] as const),
  }
}

/** A number for each word of a list, and for no other. */
function readTable<T extends string>(
  fields: FieldReader,
  name: string,
  words: readonly T[],
  [min, max]: readonly [number, number] = [0, 1],
): Record<T, number> {
  const table = fields.requiredObject(name)
  table.allow(words, [])
  return Object.fromEntries(words.map((word) => [word, table.number(word, min, max)])) as Record<T, number>
}

function readCountries(fields: FieldReader, name: 'origin' | 'place', pointer: string, issues: Issue[]): CountryValues {
  const table = fields.requiredObject(name)
  const given = fields.given(name)
  const keys = typeof given === 'object' && given !== null && !Array.isArray(given) ? Object.keys(given) : []
  if (keys.length > LENS_LIMITS.countries) {
    issues.push(issue(`${pointer}/${name}`, 'too_many', `${name} holds ${keys.length} values; at most ${LENS_LIMITS.countries} are taken`))
    return {}
  }
  const known = keys.filter((key) => (OTHER_KEYS[name] as readonly string[]).includes(key) || isCountryKey(key))
  table.allow([...new Set([...known, ...OTHER_KEYS[name]])], [])
  return Object.fromEntries([...new Set([...known, 'default'])].map((key) => [key, table.number(key, 0, 1)]))
}

function isCountryKey(key: string): boolean {
  if (key.startsWith('bloc:')) return isBlocCode(key.slice(5))
  return key.startsWith('alliance:') ? ALLIANCES.some(({ code }) => code === key.slice(9)) : isCountry(key)
}
