import { clockAhead } from '@/components/ui/clock-ahead'
import type { Clock } from '@/components/ui/clock-format'
import type {
  Confidence,
  Credibility,
  Determination,
  Kind,
  Precision,
  Reliability,
  Sector,
  Severity,
  Technology,
  Tlp,
} from '@/lib/core/taxonomy'
import { readWhen } from '@/lib/core/when'

/** What stands in the fields: text as typed, so that nothing a person wrote is lost before it is understood. */
export interface FormValues {
  kind: Kind | ''
  title: string
  summary: string
  severity: Severity
  /** Any way of writing a time that `readWhen` takes, in `clock` where it names none. */
  when: string
  clock: Clock
  /** Empty: as exact as `when` is written. */
  precision: Precision | ''
  ended: string
  /** A point, a region as a whole, or nowhere. */
  placeForm: 'point' | 'region' | 'none'
  placeName: string
  lng: string
  lat: string
  uncertaintyKm: string
  country: string
  area: string
  origin: string
  originConfidence: Confidence
  sourceName: string
  reliability: Reliability
  credibility: Credibility
  externalId: string
  determination: Determination
  tlp: Tlp
  sector: Sector | ''
  /** Separated by blanks or commas. */
  techniques: string
  technologies: Technology[]
  /** Separated by commas. */
  tags: string
  links: { url: string; title: string }[]
  exercise: boolean
}

export type FormField = keyof FormValues

/** An empty form for a person cleared to `clearance`, in the lane in view. */
export function emptyValues(of: { clock: Clock; tlp: Tlp; exercise: boolean; sourceName: string }): FormValues {
  return {
    kind: '',
    title: '',
    summary: '',
    severity: 'unknown',
    when: '',
    precision: '',
    ended: '',
    placeForm: 'point',
    placeName: '',
    lng: '',
    lat: '',
    uncertaintyKm: '',
    country: '',
    area: '',
    origin: 'unknown',
    originConfidence: 'low',
    reliability: 'F',
    credibility: 6,
    externalId: '',
    determination: 'suspected',
    sector: '',
    techniques: '',
    technologies: [],
    tags: '',
    links: [],
    ...of,
  }
}

/** The fields as the input of `parseDraft`; what is not understood goes on as written, so that the parser names it. */
export function toInput(values: FormValues, now: number): Record<string, unknown> {
  const ahead = clockAhead(values.clock)
  const occurred = readWhen(values.when, now, ahead)
  const ended = readWhen(values.ended, now, ahead)
  return {
    kind: values.kind || undefined,
    title: values.title || undefined,
    summary: values.summary,
    severity: values.severity,
    determination: values.determination,
    occurredAt: occurred?.text ?? (values.when.trim() || undefined),
    occurredPrecision: values.precision || occurred?.precision,
    endedAt: ended?.text ?? values.ended.trim(),
    place: placeInput(values),
    origin: { code: values.origin, confidence: values.originConfidence },
    sector: values.sector || undefined,
    source: { name: values.sourceName, reliability: values.reliability },
    credibility: Number(values.credibility),
    externalId: values.externalId,
    tlp: values.tlp,
    exercise: values.exercise,
    techniques: split(values.techniques, /[\s,;]+/),
    technologies: values.technologies,
    tags: split(values.tags, /[,;]+/),
    links: values.links.map((link) => ({ url: link.url.trim() || undefined, title: link.title })),
  }
}

function placeInput(values: FormValues): Record<string, unknown> | undefined {
  const name = values.placeName.trim()
  if (values.placeForm === 'none') return undefined
  if (values.placeForm === 'region')
    return values.area ? { area: values.area, name } : values.country ? { country: values.country, name } : undefined
  if (![values.lng, values.lat, values.uncertaintyKm, name].some((text) => text.trim() !== '')) return undefined
  return { lng: toNumber(values.lng), lat: toNumber(values.lat), uncertaintyKm: toNumber(values.uncertaintyKm), name }
}

/** A number as typed, with a comma or a point; nothing for nothing, the text itself where it is no number. */
function toNumber(text: string): number | string | undefined {
  const plain = text.trim().replace(',', '.')
  if (plain === '') return undefined
  return Number.isFinite(Number(plain)) ? Number(plain) : text
}

function split(text: string, by: RegExp): string[] {
  return text
    .split(by)
    .map((part) => part.trim())
    .filter(Boolean)
}
