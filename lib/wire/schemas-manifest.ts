import * as z from 'zod'
import type { SnapshotManifest } from './manifest'
import { markSchema } from './schemas'

/** `/snapshot/manifest`. */
export const manifestSchema = z.strictObject({
  mark: markSchema,
  chunks: z.array(
    z.strictObject({
      name: z.string().regex(/^[0-9a-f]{40}$/),
      from: z.int(),
      to: z.int(),
      rows: z.int().min(1),
      digest: z.string().regex(/^[0-9a-f]{16}$/),
    }),
  ),
}) satisfies z.ZodType<SnapshotManifest>
