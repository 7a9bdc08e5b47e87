import fc from 'fast-check'
import type { Draft, Place } from '@/lib/core/incident'
import {
  CONFIDENCES,
  CREDIBILITIES,
  DETERMINATIONS,
  INVESTIGATIONS,
  KINDS,
  PRECISIONS,
  RELIABILITIES,
  SECTORS,
  SEVERITIES,
  TECHNOLOGIES,
  TLPS,
} from '@/lib/core/taxonomy'
import { formatMoment } from '@/lib/core/time'

/** Words that texts and searches are made of: few, so that searches hit; with signs that mean something to SQL. */
export const WORDS = ['ballot', 'Élan', 'élection', '100%', 'a_b', 'a\\b', "o'clock", 'Łódź', '選挙', 'ба́лтика', 'x']
export const COUNTRY_CODES = ['EE', 'LV', 'DE', 'FR', 'US', 'RU']
export const AREA_CODES = ['EE-37', 'EE-79', 'DE-BE']
/** First and last moment of what is made here, milliseconds since 1970. */
export const FROM_MS = Date.UTC(2026, 0, 1)
export const TO_MS = Date.UTC(2026, 0, 3)

const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
const name = fc.option(text)
/** Whole hours and tens of degrees, so that equal times and points on a border occur. */
export const moments = fc.integer({ min: 0, max: 48 }).map((hour) => FROM_MS + hour * 3_600_000)
const degrees = (limit: number) =>
  fc.oneof(
    fc.integer({ min: -limit / 10, max: limit / 10 }).map((ten) => ten * 10),
    fc.double({ min: -limit, max: limit, noNaN: true }),
  )

const places: fc.Arbitrary<Place> = fc.oneof(
  fc.record({ lng: degrees(180), lat: degrees(90), uncertaintyKm: fc.option(fc.integer({ min: 0, max: 500 })), name }),
  fc.record({ area: fc.constantFrom(...AREA_CODES), name }),
  fc.record({ country: fc.constantFrom(...COUNTRY_CODES), name }),
)

/** Drafts of every kind, without an external id. */
export const drafts: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constantFrom(...KINDS),
  title: text,
  summary: fc.oneof(fc.constant(''), text),
  severity: fc.constantFrom(...SEVERITIES),
  determination: fc.constantFrom(...DETERMINATIONS),
  investigation: fc.constantFrom(...INVESTIGATIONS),
  occurredAt: moments.map(formatMoment),
  occurredPrecision: fc.constantFrom(...PRECISIONS),
  endedAt: fc.constantFrom(null, formatMoment(TO_MS)),
  place: fc.option(places),
  origin: fc.record({ code: fc.constantFrom('unknown', 'non-state', ...COUNTRY_CODES), confidence: fc.constantFrom(...CONFIDENCES) }),
  sector: fc.option(fc.constantFrom(...SECTORS)),
  source: fc.record({ name: text, reliability: fc.constantFrom(...RELIABILITIES) }),
  credibility: fc.constantFrom(...CREDIBILITIES),
  externalId: fc.constant(null),
  tlp: fc.constantFrom(...TLPS),
  exercise: fc.boolean(),
  techniques: fc.uniqueArray(fc.constantFrom('T0046', 'T1566.001'), { maxLength: 2 }),
  technologies: fc.uniqueArray(fc.constantFrom(...TECHNOLOGIES), { maxLength: 2 }),
  tags: fc.uniqueArray(fc.constantFrom(...WORDS), { maxLength: 2 }),
  links: fc.array(fc.record({ url: fc.constant('https://example.org/1'), title: name }), { maxLength: 1 }),
})

/** A draft with these fields, the rest plain. */
export function draftWith(fields: Partial<Draft>): Draft {
  return {
    kind: 'cyber',
    title: 'Phishing wave',
    summary: '',
    severity: 'severe',
    determination: 'suspected',
    investigation: 'new',
    occurredAt: formatMoment(FROM_MS),
    occurredPrecision: 'minute',
    endedAt: null,
    place: null,
    origin: { code: 'unknown', confidence: 'low' },
    sector: null,
    source: { name: 'National CERT', reliability: 'B' },
    credibility: 2,
    externalId: null,
    tlp: 'TLP:GREEN',
    exercise: false,
    techniques: [],
    technologies: [],
    tags: [],
    links: [],
    ...fields,
  }
}
