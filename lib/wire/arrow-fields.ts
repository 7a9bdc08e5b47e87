import {
  bool,
  type DataType,
  dictionary,
  type Field,
  field,
  fixedSizeBinary,
  float64,
  int8,
  int16,
  int32,
  timestamp,
  utf8,
} from '@uwdata/flechette'
import { AREAS, COUNTRIES } from '../core/region/region'
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
  TLPS,
} from '../core/taxonomy'

/** Columns that stand as words: the place of a word in its list is its stable code. */
export const WORDS = {
  kind: KINDS,
  severity: SEVERITIES,
  determination: DETERMINATIONS,
  investigation: INVESTIGATIONS,
  tlp: TLPS,
  origin: [...NON_COUNTRY_ORIGINS, ...COUNTRIES],
  originConfidence: CONFIDENCES,
  reliability: RELIABILITIES,
  credibility: CREDIBILITIES.map(String),
  sector: ['', ...SECTORS],
  occurredPrecision: PRECISIONS,
  country: ['', ...COUNTRIES],
  area: ['', ...AREAS.map(({ code }) => code)],
} as const satisfies Record<string, readonly string[]>

export type WordColumn = keyof typeof WORDS
export const WORD_COLUMNS = Object.keys(WORDS) as WordColumn[]

/** A point stands as whole ten-millionths of a degree (1 cm), and where it was given more exactly than that, in full. */
export const PARTS = 1e7

/** The name of an incident's identity in Arrow: readers that know UUIDs show it as one. */
const UUID = new Map([
  ['ARROW:extension:name', 'arrow.uuid'],
  ['ARROW:extension:metadata', ''],
])

/** Whether a code of this column may stand for "none". */
export function hasNone(name: WordColumn): boolean {
  return WORDS[name][0] === ''
}

/** The type of a column of words; wide lists need two bytes a code. Signed, since not every reader takes unsigned ones. */
function wordType(name: WordColumn): DataType {
  return dictionary(utf8(), WORDS[name].length <= 128 ? int8() : int16())
}

const REQUIRED = false
const OPTIONAL = true

/** The fields of a snapshot, in order (docs/snapshot.md). */
export function arrowFields(): Field[] {
  const moment = () => timestamp(undefined, 'UTC')
  return [
    field('id', fixedSizeBinary(16), REQUIRED, UUID),
    field('version', int32(), REQUIRED),
    ...WORD_COLUMNS.map((name) => field(name, wordType(name), hasNone(name))),
    field('technologies', int16(), REQUIRED),
    field('exercise', bool(), REQUIRED),
    field('merged', bool(), REQUIRED),
    field('occurredAt', moment(), REQUIRED),
    field('recordedAt', moment(), REQUIRED),
    field('lngE7', int32(), OPTIONAL),
    field('latE7', int32(), OPTIONAL),
    field('lngExact', float64(), OPTIONAL),
    field('latExact', float64(), OPTIONAL),
    field('uncertaintyKm', float64(), OPTIONAL),
    field('title', utf8(), REQUIRED),
    field('placeName', utf8(), OPTIONAL),
  ]
}

/** Of the fields of a snapshot, those in free words. */
export function textFields(): Field[] {
  return arrowFields().filter(({ name }) => name === 'title' || name === 'placeName')
}
