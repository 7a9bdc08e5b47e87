import { FieldReader } from './field-reader'
import type { Draft, Link, Origin, Place, Source } from './incident'
import { firstIssues, type Issue, issue } from './issue'
import { isArea, isCountry } from './region/region'
import {
  CONFIDENCES,
  CREDIBILITIES,
  DETERMINATIONS,
  INVESTIGATIONS,
  KINDS,
  NON_COUNTRY_ORIGINS,
  PRECISIONS,
  RELIABILITIES,
  SECTORS,
  SEVERITIES,
  TECHNOLOGIES,
  TLPS,
  type Tlp,
} from './taxonomy'
import { formatMoment, parseMoment } from './time'

/** What a door adds where the sender said nothing. */
export interface DraftContext {
  /** The present, milliseconds since 1970: what happened cannot lie more than a day ahead of it. */
  now: number
  /** Name of the source where none is given: the person, key or feed that sends. */
  sourceName: string
  /** Marking where none is given: that of the source. */
  tlp?: Tlp
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; issues: Issue[] }

/** Longest texts, in characters, and longest lists. */
export const LIMITS = {
  title: 300,
  summary: 20_000,
  name: 200,
  tag: 64,
  url: 2_048,
  list: 100,
  uncertaintyKm: 20_038,
} as const

const DAY_MS = 86_400_000
const FIELDS = [
  'kind',
  'title',
  'summary',
  'severity',
  'determination',
  'investigation',
  'occurredAt',
  'occurredPrecision',
  'endedAt',
  'place',
  'origin',
  'sector',
  'source',
  'credibility',
  'externalId',
  'tlp',
  'exercise',
  'techniques',
  'technologies',
  'tags',
  'links',
] as const
/** What an answer adds: taken and ignored, so that an exported incident can be sent again as it is. */
const ANSWER_FIELDS = ['id', 'seq', 'version', 'recordedAt', 'updatedAt', 'country', 'area', 'mergedInto', 'explain']
const POINT_FIELDS = ['lng', 'lat', 'uncertaintyKm', 'name']
const AREA_FIELDS = ['area', 'name']
const COUNTRY_FIELDS = ['country', 'name']
const ORIGIN_FIELDS = ['code', 'confidence']
const SOURCE_FIELDS = ['name', 'reliability']
const LINK_FIELDS = ['url', 'title']
const NONE: readonly string[] = []
const WEB = /^\s*https?:/i
const TECHNIQUE = /^T\d{4}(\.\d{3})?$/

/**
 * Reads unknown input as a draft: the one parser of every door (form, API, file, feed).
 * Reports every wrong field at once, each with its pointer, the value refused and the remedy.
 */
export function parseDraft(input: unknown, context: DraftContext): Parsed<Draft> {
  const issues: Issue[] = []
  const read = FieldReader.of(input, '', issues)
  if (!read) return { ok: false, issues }
  read.allow(FIELDS, ANSWER_FIELDS)
  const { occurredAt, occurredPrecision, endedAt } = readOccurred(read, context.now)
  const draft: Draft = {
    kind: read.word('kind', KINDS),
    title: read.text('title', LIMITS.title),
    summary: read.prose('summary', LIMITS.summary, ''),
    severity: read.word('severity', SEVERITIES, 'unknown'),
    determination: read.word('determination', DETERMINATIONS, 'suspected'),
    investigation: read.word('investigation', INVESTIGATIONS, 'new'),
    occurredAt,
    occurredPrecision,
    endedAt,
    place: readPlace(read),
    origin: readOrigin(read),
    sector: read.optionalWord('sector', SECTORS),
    source: readSource(read, context.sourceName),
    credibility: read.word('credibility', CREDIBILITIES, 6),
    externalId: read.optionalText('externalId', LIMITS.name),
    tlp: read.word('tlp', TLPS, context.tlp ?? 'TLP:AMBER'),
    exercise: read.flag('exercise', false),
    techniques: read.texts('techniques', 9, checkTechnique),
    technologies: read.words('technologies', TECHNOLOGIES),
    tags: read.texts('tags', LIMITS.tag),
    links: readLinks(read),
  }
  return issues.length === 0 ? { ok: true, value: draft } : { ok: false, issues: firstIssues(issues) }
}

/**
 * Reads a change to an incident: the fields given replace those of `current`, the rest stay.
 * `place`, `origin`, `source` and the lists are replaced as a whole (RFC 7396 at the first level).
 */
export function parsePatch(input: unknown, current: Draft, context: DraftContext): Parsed<Draft> {
  const issues: Issue[] = []
  const read = FieldReader.of(input, '', issues)
  if (!read) return { ok: false, issues }
  const kept = Object.fromEntries(FIELDS.map((field) => [field, current[field]]))
  return parseDraft({ ...kept, ...(input as object) }, context)
}

function readOccurred(read: FieldReader, now: number): Pick<Draft, 'occurredAt' | 'occurredPrecision' | 'endedAt'> {
  const start = readTime(read, 'occurredAt', now, true)
  const end = readTime(read, 'endedAt', now, false)
  const precision = read.word('occurredPrecision', PRECISIONS, start?.precision ?? 'minute')
  if (start && end && end.ms < start.ms)
    read.refuse('endedAt', 'time_order', 'endedAt lies before occurredAt; give a later time or leave it out', read.given('endedAt'))
  return {
    occurredAt: start ? formatMoment(start.ms) : '',
    occurredPrecision: precision,
    endedAt: end ? formatMoment(end.ms) : null,
  }
}

function readTime(read: FieldReader, field: 'occurredAt' | 'endedAt', now: number, required: boolean) {
  // Not cut short: what is too long for a time is no time, and is told so.
  const text = required ? read.text(field, LIMITS.summary) : read.optionalText(field, LIMITS.summary)
  if (!text) return null
  const moment = parseMoment(text)
  if (!moment) {
    read.refuse(field, 'time_format', `${field} is not a time; write it as RFC 3339 with its offset, such as 2026-11-20T08:30:00Z`, text)
    return null
  }
  if (moment.ms < 0) read.refuse(field, 'time_early', `${field} lies before 1970; check the year`, text)
  if (moment.ms > now + DAY_MS) read.refuse(field, 'time_future', `${field} lies in the future; check the date and the offset`, text)
  return moment
}

function readPlace(read: FieldReader): Place | null {
  const place = read.object('place')
  if (!place) return null
  const forms = ['lng', 'area', 'country'].filter((field) => place.has(field) || (field === 'lng' && place.has('lat')))
  if (forms.length !== 1) {
    read.refuse('place', 'place_form', 'place takes one of: lng and lat, area, or country; give exactly one of them', read.given('place'))
    return null
  }
  if (forms[0] === 'lng') return readPoint(place)
  place.allow(forms[0] === 'area' ? AREA_FIELDS : COUNTRY_FIELDS, NONE)
  const name = place.optionalText('name', LIMITS.name)
  return forms[0] === 'area' ? { area: readArea(place), name } : { country: readCountry(place, 'country'), name }
}

function readPoint(place: FieldReader): Place {
  place.allow(POINT_FIELDS, NONE)
  return {
    lng: place.number('lng', -180, 180),
    lat: place.number('lat', -90, 90),
    uncertaintyKm: place.optionalNumber('uncertaintyKm', 0, LIMITS.uncertaintyKm),
    name: place.optionalText('name', LIMITS.name),
  }
}

function readArea(place: FieldReader): string {
  const area = place.text('area', 10)
  if (area && !isArea(area))
    place.refuse('area', 'unknown_area', `area is not a known ISO 3166-2 code; write it as EE-37, or give only the country`, area)
  return area
}

function readCountry(read: FieldReader, field: string): string {
  const code = read.text(field, 10)
  if (code && !isCountry(code))
    read.refuse(field, 'unknown_country', `${field} is not a country; give its ISO 3166-1 alpha-2 code in capitals, such as EE`, code)
  return code
}

function readOrigin(read: FieldReader): Origin {
  const origin = read.object('origin')
  if (!origin) return { code: 'unknown', confidence: 'low' }
  origin.allow(ORIGIN_FIELDS, NONE)
  const code = origin.text('code', 20)
  const known = (NON_COUNTRY_ORIGINS as readonly string[]).includes(code) || isCountry(code)
  if (code && !known)
    origin.refuse('code', 'unknown_country', 'code is no origin; give an ISO 3166-1 alpha-2 code in capitals, non-state or unknown', code)
  return { code, confidence: origin.word('confidence', CONFIDENCES, 'low') }
}

function readSource(read: FieldReader, fallback: string): Source {
  const source = read.object('source')
  if (!source) return { name: fallback, reliability: 'F' }
  source.allow(SOURCE_FIELDS, NONE)
  return { name: source.text('name', LIMITS.name, fallback), reliability: source.word('reliability', RELIABILITIES, 'F') }
}

function readLinks(read: FieldReader): Link[] {
  return read.objects('links').map((link) => {
    link.allow(LINK_FIELDS, NONE)
    const url = link.text('url', LIMITS.url)
    if (url && !isWebAddress(url)) link.refuse('url', 'url', 'url is not a web address; it starts with https:// or http://', url)
    return { url, title: link.optionalText('title', LIMITS.title) }
  })
}

function checkTechnique(text: string, pointer: () => string): Issue | null {
  if (TECHNIQUE.test(text)) return null
  return issue(pointer(), 'pattern', 'a technique is a DISARM or ATT&CK number, such as T0046 or T1566.001', text)
}

function isWebAddress(text: string): boolean {
  // An address of these two that can be parsed has a host; leading blanks and any case are allowed by the URL standard.
  return WEB.test(text) && URL.canParse(text)
}
