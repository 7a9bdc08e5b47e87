import * as z from 'zod'
import { incidentSchema } from './schemas'

/** `application/geo+json`: incidents as features; without geometry where the place is no point. */
export const featuresSchema = z.strictObject({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.strictObject({
      type: z.literal('Feature'),
      id: z.uuid(),
      geometry: z.strictObject({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }).nullable(),
      properties: incidentSchema.omit({ id: true }),
    }),
  ),
})
