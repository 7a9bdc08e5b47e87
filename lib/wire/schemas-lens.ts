import * as z from 'zod'
import type { Holder, Subject } from '../core/lens/holder'
import type { BlocsVersion, LensVersion, TakenBackVersion, Version } from '../core/lens/in-force'
import { CLASSES, CRITERIA, type Lens } from '../core/lens/lens'
import { DRAFT_STATUSES, REASON_LENGTH } from '../core/lens/lens-draft'
import { GRADES, LENS_LIMITS } from '../core/lens/read-lens'
import type { Grouping } from '../core/region/grouping'
import { GROUPING_LIMITS } from '../core/region/read-groupings'
import { CONFIDENCES, KINDS, SECTORS, SEVERITIES } from '../core/taxonomy'
import type { DraftRevision, EffectAnswer, LensDraft, LensesAnswer, LensFile, SubjectAnswer } from './lenses'
import type { SideView, VersionView } from './protocol'

/** Lenses and groupings as schemas. The checks themselves, which know more, are those of `lib/core/lens/read-lens` and `lib/core/region/read-groupings`. */

const time = z.iso.datetime().meta({ description: 'RFC 3339 in UTC', example: '2026-11-20T08:30:00Z' })
const whole = z.int().min(0)
const count = z.int().min(1)
const share = z.number().min(0).max(1)
const ally = z.string().length(2).meta({ description: 'ISO 3166-1 alpha-2 of an ally', example: 'EE' })
const reason = z.string().max(REASON_LENGTH)

export const holderSchema = z
  .string()
  .regex(/^(bloc:[a-z][a-z0-9-]{0,30}|ally:[A-Z]{2})$/)
  .meta({ description: 'Who has a lens: a bloc or an ally', example: 'bloc:east' }) as unknown as z.ZodType<Holder, Holder>

const subjectSchema = z
  .string()
  .regex(/^(blocs|bloc:[a-z][a-z0-9-]{0,30}|ally:[A-Z]{2})$/)
  .meta({
    description: 'What is governed: the lens of a bloc or of an ally, or `blocs`, the groupings',
    example: 'ally:EE',
  }) as unknown as z.ZodType<Subject, Subject>

const countryValues = z.object({ default: share }).catchall(share).meta({
  description: 'By country code, `bloc:…`, `alliance:…`, and `unknown`, `non-state` (origin) or `none` (place); `default` for all others',
})

export const lensSchema = z.strictObject({
  basis: z.string().min(1).max(LENS_LIMITS.basis).meta({ description: 'On what the lens rests' }),
  illustrative: z.boolean().default(false).meta({ description: 'Whether it only illustrates the model and nobody submitted it' }),
  weights: z.record(z.enum(CRITERIA), share).meta({ description: 'They sum to 1' }),
  values: z.strictObject({
    kind: z.record(z.enum(KINDS), share),
    origin: countryValues,
    place: countryValues,
    severity: z.record(z.enum(SEVERITIES), share),
    confidence: z.strictObject({
      reliability: z.record(z.enum(GRADES.reliability), share),
      credibility: z.record(z.enum(GRADES.credibility), share),
      noInformation: share,
    }),
    sector: z.record(z.enum([...SECTORS, 'none']), share),
  }),
  attribution: z.record(z.enum(CONFIDENCES), share),
  halfLifeHours: z.record(z.enum(KINDS), z.number().min(LENS_LIMITS.halfLifeHours[0]).max(LENS_LIMITS.halfLifeHours[1])),
  highFrom: z.number().min(0).max(100),
}) satisfies z.ZodType<Lens>

export const groupingsSchema = z
  .array(
    z.strictObject({
      code: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
      name: z.string().min(1).max(GROUPING_LIMITS.name),
      members: z.array(z.strictObject({ country: ally, weight: z.number().gt(0).max(1).default(1) })).min(1),
      basis: z.string().min(1).max(GROUPING_LIMITS.basis),
    }),
  )
  .min(2)
  .max(GROUPING_LIMITS.blocs)
  .meta({ description: '`east` and `west` are among them, and each ally counts in at least one' }) satisfies z.ZodType<Grouping[]>

const signed = {
  version: count,
  author: z.string(),
  approver: z.string().nullable().meta({ description: 'Another person than the author; null for what ships' }),
  reason: z.string(),
  inForceFrom: time.nullable().meta({ description: 'null: from the beginning of time' }),
}

const takenBack = z.null().meta({ description: 'Of an ally: its lens is taken back, and it inherits that of its blocs again' })

const versionSchema = z.union([
  z.strictObject({ ...signed, subject: z.literal('blocs'), body: groupingsSchema }) satisfies z.ZodType<BlocsVersion>,
  z.strictObject({ ...signed, subject: holderSchema, body: lensSchema }) satisfies z.ZodType<LensVersion>,
  z.strictObject({ ...signed, subject: holderSchema, body: takenBack }) satisfies z.ZodType<TakenBackVersion>,
]) satisfies z.ZodType<Version>

const shownVersion = whole.meta({ description: '0: a draft, which has no number before it is approved' })

export const versionViewSchema = z.strictObject({
  ...signed,
  version: shownVersion,
  subject: subjectSchema,
}) satisfies z.ZodType<VersionView>

export const sideSchema = z.strictObject({
  holder: holderSchema,
  illustrative: z.boolean(),
  parts: z.array(
    z.strictObject({
      country: ally,
      weight: share,
      submitted: z.boolean(),
      lens: z.strictObject({ subject: holderSchema, version: shownVersion }),
    }),
  ),
  versions: z.array(versionViewSchema),
}) satisfies z.ZodType<SideView>

export const lensesSchema = z.strictObject({
  revision: whole,
  at: time,
  history: z.array(versionSchema),
  inForce: z.array(z.strictObject({ subject: subjectSchema, version: count })),
}) satisfies z.ZodType<LensesAnswer>

export const subjectAnswerSchema = z.strictObject({
  subject: subjectSchema,
  versions: z.array(versionSchema),
}) satisfies z.ZodType<SubjectAnswer>

const bodySchema = z.union([groupingsSchema, lensSchema, takenBack])
const person = z.strictObject({ id: z.string(), name: z.string() })

export const lensDraftSchema = z.strictObject({
  id: z.uuid(),
  subject: subjectSchema,
  base: whole,
  body: bodySchema,
  reason,
  status: z.enum(DRAFT_STATUSES),
  revision: count,
  author: person,
  createdAt: time,
  changedAt: time,
  decision: z.strictObject({ by: person, at: time, reason: z.string() }).nullable(),
  version: count.nullable(),
}) satisfies z.ZodType<LensDraft>

export const draftRevisionSchema = z.strictObject({
  revision: count,
  base: whole,
  body: bodySchema,
  reason,
  replacedAt: time.nullable().meta({ description: 'null for the present form' }),
  withdrawn: z.string().nullable().meta({ description: 'What was said where it was withdrawn before it was edited' }),
}) satisfies z.ZodType<DraftRevision>

/** A draft as it is sent. */
export const sentLensDraftSchema = z.strictObject({
  subject: subjectSchema,
  body: bodySchema,
  reason,
  base: whole.optional().meta({ description: 'The version it is made from; the latest where it is not said' }),
})

const cohesionSchema = z.strictObject({ tau: z.number().nullable(), n: whole, reason: z.literal('too-few').nullable() })
const placeSchema = z.strictObject({ rank: count, score: z.number() })
const effectState = z.strictObject({
  sides: z.strictObject({ east: sideSchema, west: sideSchema }),
  total: whole,
  classes: z.record(z.enum(CLASSES), whole),
  cohesion: z.strictObject({ regions: cohesionSchema, incidents: cohesionSchema }),
})
const effectRow = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  kind: z.enum(KINDS),
  country: z.string().nullable(),
  occurredAt: time,
  before: placeSchema,
  after: placeSchema,
})

export const effectSchema = z.strictObject({
  at: time,
  before: effectState,
  after: effectState,
  rankings: z.strictObject({ east: z.array(effectRow), west: z.array(effectRow) }),
}) satisfies z.ZodType<EffectAnswer>

const origin = { version: count.optional(), author: z.string().optional(), approver: z.string().nullish(), inForceFrom: time.nullish() }

/** A lens or groupings as a file. */
export const lensFileSchema = z.union([
  z.strictObject({
    $schema: z.string().optional(),
    subject: z.literal('blocs'),
    body: groupingsSchema,
    reason: reason.optional(),
    ...origin,
  }),
  z.strictObject({
    $schema: z.string().optional(),
    subject: holderSchema,
    body: z.union([lensSchema, takenBack]),
    reason: reason.optional(),
    ...origin,
  }),
]) satisfies z.ZodType<LensFile>

/** The JSON Schema of `LensFile`, to be published. */
export function lensFileJsonSchema(): object {
  return {
    ...z.toJSONSchema(lensFileSchema, { io: 'input' }),
    title: 'A lens of Meridian, or its groupings of allies',
  }
}
