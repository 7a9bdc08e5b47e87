import * as z from 'zod'
import { CLASSES, CRITERIA } from '../core/lens/lens'
import { BRIDGE_GROUPS } from '../core/report/bridge'
import { KINDS, TECHNOLOGIES, TLPS } from '../core/taxonomy'
import type { BridgeAnswer, BridgeLine, CohesionAnswer, RegionAnswer, TechnologiesAnswer } from './reports'
import { holderSchema, sideSchema, versionViewSchema } from './schemas-lens'

const whole = z.int().min(0)
const time = z.iso.datetime()
const tau = z.number().min(-1).max(1)

const measured = {
  tau: tau.nullable(),
  n: whole,
  reason: z.literal('too-few').nullable(),
  interval: z.strictObject({ low: tau, high: tau }).nullable(),
}
const measuredSchema = z.strictObject(measured)

/** What every report says of itself. */
export const headShape = {
  at: time,
  query: z.string().meta({ description: 'As in a URL' }),
  sides: z.strictObject({ east: sideSchema, west: sideSchema }),
  blocs: versionViewSchema,
  total: whole,
  marking: z.enum(TLPS).nullable(),
}

export const cohesionSchema = z.strictObject({
  ...headShape,
  method: z.strictObject({
    measure: z.literal('tau-b'),
    interval: z.literal('percentile bootstrap'),
    intervalPercent: whole,
    draws: whole,
    firstIncidents: whole.meta({ description: 'Incidents are ranked that either side puts among its first so many' }),
  }),
  regions: measuredSchema,
  incidents: measuredSchema,
  kinds: z.array(z.strictObject({ kind: z.enum(KINDS), ...measured })),
  series: z.array(z.strictObject({ at: time, ...measured })),
  matrix: z.strictObject({
    holders: z.array(z.strictObject({ holder: holderSchema, submitted: z.boolean(), inherits: z.array(holderSchema) })),
    tau: z.array(z.array(tau.nullable())),
    n: whole,
  }),
}) satisfies z.ZodType<CohesionAnswer>

const side = z.enum(['east', 'west'])
const lead = z.enum(['east', 'west', 'even'])
const lensChange = {
  side,
  part: z.enum(['weight', 'value']),
  criterion: z.enum(CRITERIA),
  kind: z.enum(KINDS).nullable(),
  from: z.number(),
  to: z.number(),
  steps: whole,
}
const sideLoad = z.strictObject({
  load: z.number(),
  criteria: z.record(z.enum(CRITERIA), z.number()),
  kinds: z.record(z.enum(KINDS), z.number()),
})

export const regionSchema = z.strictObject({
  ...headShape,
  region: z.string(),
  count: whole,
  loads: z.strictObject({ east: sideLoad, west: sideLoad }),
  lead,
  flip: z.strictObject({
    incidents: z.strictObject({ count: whole, lead: side }).nullable(),
    kind: z.strictObject({ kind: z.enum(KINDS), count: whole, lead: side }).nullable(),
    time: z.strictObject({ hours: whole, lead: side }).nullable(),
    lens: z.strictObject(lensChange).nullable(),
    narrowing: z.strictObject({ ...lensChange, points: z.number() }).nullable(),
  }),
}) satisfies z.ZodType<RegionAnswer>

const lineSchema = z.strictObject({
  sort: z.enum(['region', 'incident']),
  id: z.string(),
  title: z.string().nullable(),
  occurredAt: time.nullable(),
  country: z.string().nullable(),
  tlp: z.enum(TLPS).nullable(),
  group: z.enum(BRIDGE_GROUPS),
  agreement: z.enum(CLASSES),
  east: z.number(),
  west: z.number(),
  rankEast: z.number(),
  rankWest: z.number(),
  of: whole,
  gain: z.number().nullable().meta({ description: 'How much higher tau-b would be if both gave it the mean of its two ranks' }),
}) satisfies z.ZodType<BridgeLine>

export const bridgeSchema = z.strictObject({
  ...headShape,
  cohesion: z.strictObject({ regions: measuredSchema, incidents: measuredSchema }),
  lines: z.array(lineSchema),
}) satisfies z.ZodType<BridgeAnswer>

const technologyLine = {
  incidents: whole,
  any: whole.meta({ description: 'Those that involve at least one technology; one may involve several' }),
  technologies: z.record(z.enum(TECHNOLOGIES), whole),
}

export const technologiesSchema = z.strictObject({
  query: headShape.query,
  total: whole,
  marking: headShape.marking,
  allies: z.array(z.strictObject({ country: z.string(), ...technologyLine })),
  elsewhere: z.strictObject(technologyLine).meta({ description: 'In other countries, at sea or of no place' }),
  all: z.strictObject(technologyLine),
}) satisfies z.ZodType<TechnologiesAnswer>
