import * as z from 'zod'
import type { Draft, Incident, LogEntry } from '../core/incident'
import { ISSUE_CODES } from '../core/issue'
import { FLIP_FACTS } from '../core/lens/flip'
import { LENS_PARTS } from '../core/lens/flip-lens'
import { CLASSES, CRITERIA } from '../core/lens/lens'
import {
  CONFIDENCES,
  CREDIBILITIES,
  DETERMINATIONS,
  INVESTIGATIONS,
  KINDS,
  OPS,
  PRECISIONS,
  RELIABILITIES,
  ROLES,
  SECTORS,
  SEVERITIES,
  TECHNOLOGIES,
  TLPS,
} from '../core/taxonomy'
import type { BulkLine, Explained, IncidentPage, LogAnswer, Mark, Problem, RegionsAnswer, SearchAnswer } from './protocol'
import { sideSchema, versionViewSchema } from './schemas-lens'

/** The answers of the doors as schemas: the description of the API is made from them, and tests hold real answers against them. */

const time = z.iso.datetime().meta({ description: 'RFC 3339 in UTC', example: '2026-11-20T08:30:00Z' })
const id = z.uuid()
const whole = z.int().min(0)
const degrees = (limit: number) => z.number().min(-limit).max(limit)
const country = z.string().meta({ description: 'ISO 3166-1 alpha-2', example: 'EE' })
const area = z.string().meta({ description: 'ISO 3166-2', example: 'EE-37' })
const placeName = z.string().nullable()

export const placeSchema = z.union([
  z.strictObject({ lng: degrees(180), lat: degrees(90), uncertaintyKm: z.number().min(0).nullable(), name: placeName }),
  z.strictObject({ area, name: placeName }),
  z.strictObject({ country, name: placeName }),
])

const draftFields = {
  kind: z.enum(KINDS),
  title: z.string(),
  summary: z.string(),
  severity: z.enum(SEVERITIES),
  determination: z.enum(DETERMINATIONS),
  investigation: z.enum(INVESTIGATIONS),
  occurredAt: time,
  occurredPrecision: z.enum(PRECISIONS),
  endedAt: time.nullable(),
  place: placeSchema.nullable(),
  origin: z.strictObject({ code: z.string(), confidence: z.enum(CONFIDENCES) }),
  sector: z.enum(SECTORS).nullable(),
  source: z.strictObject({ name: z.string(), reliability: z.enum(RELIABILITIES) }),
  credibility: z.literal(CREDIBILITIES),
  externalId: z.string().nullable(),
  tlp: z.enum(TLPS),
  exercise: z.boolean(),
  techniques: z.array(z.string()),
  technologies: z.array(z.enum(TECHNOLOGIES)),
  tags: z.array(z.string()),
  links: z.array(z.strictObject({ url: z.string(), title: z.string().nullable() })),
}

export const draftSchema = z.strictObject(draftFields) satisfies z.ZodType<Draft>

/** A draft as it is sent: three fields are needed, the rest has defaults. The checks themselves are those of `lib/core/draft`. */
export const sentDraftSchema = draftSchema
  .extend({
    place: z
      .union([
        z.object({ lng: degrees(180), lat: degrees(90), uncertaintyKm: z.number().nullish(), name: z.string().nullish() }),
        z.object({ area, name: z.string().nullish() }),
        z.object({ country, name: z.string().nullish() }),
      ])
      .nullable(),
    origin: z.object({ code: z.string(), confidence: z.enum(CONFIDENCES).optional() }),
    source: z.object({ name: z.string().optional(), reliability: z.enum(RELIABILITIES).optional() }),
    links: z.array(z.object({ url: z.string(), title: z.string().nullish() })),
  })
  .partial()
  .required({ kind: true, title: true, occurredAt: true })

export const incidentSchema = z.strictObject({
  ...draftFields,
  id,
  seq: whole,
  version: whole,
  recordedAt: time,
  updatedAt: time,
  country: country.nullable(),
  area: area.nullable(),
  mergedInto: id.nullable(),
}) satisfies z.ZodType<Incident>

export const pageSchema = z.strictObject({
  items: z.array(incidentSchema),
  total: whole,
  unplaced: whole,
  next: z.string().nullable(),
}) satisfies z.ZodType<IncidentPage>

export const entrySchema = z.strictObject({
  seq: whole,
  op: z.enum(OPS),
  at: time,
  by: z.string(),
  id,
  version: whole,
  incident: z.union([incidentSchema, z.null()]),
}) satisfies z.ZodType<LogEntry>

export const historySchema = z.strictObject({ entries: z.array(entrySchema) })

export const logSchema = z.strictObject({
  from: whole,
  to: whole,
  entries: z.array(entrySchema),
  head: whole,
}) satisfies z.ZodType<LogAnswer>

export const markSchema = z.strictObject({ seq: whole, at: time, count: whole, digest: z.string() }) satisfies z.ZodType<Mark>

export const searchSchema = z.strictObject({ seq: whole, ids: z.array(id) }) satisfies z.ZodType<SearchAnswer>

const explanation = z.strictObject({
  score: z.number(),
  decay: z.number(),
  standing: z.number(),
  contributions: z.record(z.enum(CRITERIA), z.number()),
  side: sideSchema,
})

const agreement = z.enum(CLASSES)

const flipSchema = z.strictObject({
  fact: z
    .strictObject({ fact: z.enum(FLIP_FACTS), from: z.string(), to: z.string(), steps: whole, shift: z.number(), agreement })
    .nullable(),
  time: z.strictObject({ hours: whole, agreement }).nullable(),
  lens: z
    .strictObject({
      side: z.enum(['east', 'west']),
      part: z.enum(LENS_PARTS),
      criterion: z.enum(CRITERIA).nullable(),
      from: z.number(),
      to: z.number(),
      steps: whole,
      shift: z.number(),
      agreement,
    })
    .nullable(),
})

export const explainedSchema = z.strictObject({
  at: time,
  east: explanation,
  west: explanation,
  blocs: versionViewSchema,
  divergence: z.number(),
  agreement,
  flip: flipSchema,
}) satisfies z.ZodType<Explained>

const regionRow = z.strictObject({
  region: z.string().nullable(),
  count: whole,
  east: z.number(),
  west: z.number(),
  divergence: z.number(),
  classes: z.record(z.enum(CLASSES), whole),
})

export const regionsSchema = z.strictObject({
  at: time,
  total: whole,
  sides: z.strictObject({ east: sideSchema, west: sideSchema }),
  blocs: versionViewSchema,
  countries: z.array(regionRow),
  areas: z.array(regionRow),
  cohesion: z.strictObject({ tau: z.number().nullable(), n: whole, reason: z.literal('too-few').nullable() }),
}) satisfies z.ZodType<RegionsAnswer>

const issueSchema = z.strictObject({
  pointer: z.string().meta({ description: 'JSON pointer to the field, or the name of a parameter' }),
  code: z.enum(ISSUE_CODES),
  message: z.string(),
  value: z.string().optional(),
})

/** RFC 9457; a 412 adds `current`, the incident as it stands, and a 500 a `reference` to the server's log. */
export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: whole,
  detail: z.string(),
  code: z.string(),
  errors: z.array(issueSchema).optional(),
}) satisfies z.ZodType<Problem>

const totals = { lines: whole, recorded: whole, known: whole, rejected: whole }

export const bulkLineSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('progress'), ...totals }),
  z.strictObject({ type: z.literal('rejected'), line: whole, issues: z.array(issueSchema), kept: z.literal(false).optional() }),
  z.strictObject({
    type: z.literal('total'),
    ...totals,
    unkept: whole.optional(),
    complete: z.boolean(),
    error: problemSchema.optional(),
  }),
]) satisfies z.ZodType<BulkLine>

export const sessionSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  clearance: z.enum(TLPS),
  organisation: z.string().nullable(),
})
