import * as z from 'zod'
import { SHARED } from '../core/seam/narratives'
import { SEAM_SORTS } from '../core/seam/seam'
import { TLPS } from '../core/taxonomy'
import { headShape } from './schemas-reports'
import { SEAM_DECISIONS, type SeamAnswer, type SeamDecision } from './seam'

const whole = z.int().min(0)
const time = z.iso.datetime()

export const seamDecisionSchema = z.strictObject({
  candidate: z.string(),
  title: z.string(),
  decision: z.enum(SEAM_DECISIONS),
  reason: z.string(),
  by: z.string(),
  at: time,
}) satisfies z.ZodType<SeamDecision>

const candidateSchema = z.strictObject({
  id: z.string(),
  sort: z.enum(SEAM_SORTS),
  title: z.string(),
  strength: z
    .number()
    .meta({ description: 'Points: of a wedge the divergence times the weight of its technique, of a narrative the spread' }),
  shared: z.strictObject({ by: z.enum(SHARED), value: z.string() }).nullable(),
  techniques: z.array(z.strictObject({ id: z.string(), name: z.string(), weight: z.number(), reason: z.string() })),
  tellings: z.array(z.strictObject({ country: z.string(), count: whole, east: z.number(), west: z.number(), divergence: z.number() })),
  from: time,
  to: time,
  incidents: z.array(z.string()),
  tlp: z.enum(TLPS),
})

export const seamSchema = z.strictObject({
  ...headShape,
  examined: whole,
  rules: z.strictObject({ wedgeFrom: z.number(), spreadFrom: z.number(), windowDays: whole }),
  candidates: z.array(candidateSchema.extend({ decisions: z.array(seamDecisionSchema) })),
  past: z.array(seamDecisionSchema),
}) satisfies z.ZodType<SeamAnswer>
