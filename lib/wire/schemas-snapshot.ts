import * as z from 'zod'
import type { Snapshot } from './columns'
import { markSchema } from './schemas'

const codes = z.array(z.int().min(0))
const degreesOrNone = z.array(z.number().nullable())

/** `/snapshot`: columns of equal length. */
export const snapshotSchema = z.strictObject({
  mark: markSchema,
  from: z.int().nullable(),
  rows: z.int().min(0),
  columns: z.strictObject({
    id: z.array(z.uuid()),
    version: codes,
    kind: codes,
    severity: codes,
    determination: codes,
    investigation: codes,
    tlp: codes,
    exercise: codes,
    merged: codes,
    origin: codes,
    originConfidence: codes,
    reliability: codes,
    credibility: codes,
    sector: codes,
    technologies: codes,
    occurredAt: z.array(z.int()),
    occurredPrecision: codes,
    recordedAt: z.array(z.int()),
    lng: degreesOrNone,
    lat: degreesOrNone,
    uncertaintyKm: degreesOrNone,
    country: codes,
    area: codes,
    title: z.array(z.string()),
    placeName: z.array(z.string().nullable()),
  }),
}) satisfies z.ZodType<Snapshot>
