import * as z from 'zod'
import { DETERMINATIONS, INVESTIGATIONS, KINDS, SEVERITIES, TECHNOLOGIES, TLPS } from '../core/taxonomy'

const listOf = (words: readonly string[]) => z.string().meta({ description: `Any of, separated by commas: ${words.join(', ')}` })
const moment = (what: string) => z.string().meta({ description: `${what}; RFC 3339 or a date`, example: '2026-11-20T08:30:00Z' })

/** The one filter of lists, counts and exports. */
export const queryParameters = z
  .object({
    exercise: z.enum(['true', 'false']).meta({ description: 'The exercise lane instead of the real picture; never both' }),
    kind: listOf(KINDS),
    severity: listOf(SEVERITIES),
    determination: listOf(DETERMINATIONS),
    investigation: listOf(INVESTIGATIONS),
    tlp: listOf(TLPS),
    technology: listOf(TECHNOLOGIES),
    origin: z.string().meta({ description: 'ISO 3166-1 alpha-2 codes, non-state, unknown' }),
    bloc: z.string().meta({ description: 'Codes of blocs in force, such as east, west; by their members' }),
    country: z.string().meta({ description: 'ISO 3166-1 alpha-2 codes; together with bloc and area a union' }),
    area: z.string().meta({ description: 'ISO 3166-2 codes' }),
    from: moment('Occurred at or after'),
    to: moment('Occurred before'),
    knownFrom: moment('Entered the record at or after'),
    knownBefore: moment('Entered the record before; incidents are given in their present form, edits since included'),
    bbox: z.string().meta({ description: 'west,south,east,north in degrees; west above east crosses the antimeridian' }),
    within: z.string().meta({
      description: 'Corners of a drawn region, lng,lat,lng,lat… in degrees, 3 to 200 of them; only points lie in it',
      example: '24,59,28,59,26,57',
    }),
    q: z.string().meta({ description: 'Words, all of which are found in the text' }),
  })
  .partial()

export const listParameters = queryParameters.extend({
  cursor: z.string().optional().meta({ description: 'The `next` of the page before' }),
  limit: z.int().min(1).max(1000).default(100),
  format: z.enum(['json', 'geojson', 'csv']).optional().meta({ description: 'Goes before Accept' }),
})

/** The moment of scores, and the two sides compared. */
export const momentParameters = z.object({
  at: moment('Moment of the scores, which are made with the lenses in force then; now by default').optional(),
  sides: z.string().optional().meta({ description: 'The two sides compared; by default the blocs', example: 'ally:EE,ally:FR' }),
})

export const scoringParameters = queryParameters.extend(momentParameters.shape)

export const regionParameters = scoringParameters.extend({
  lens: z.enum(['east', 'west']).optional().meta({ description: 'The lens by whose load the regions are ordered' }),
})

export const logParameters = z.object({
  after: z.int().min(0).default(0).meta({ description: 'The last seq the reader has' }),
  limit: z.int().min(1).max(5000).default(1000),
})

export const snapshotParameters = z.object({
  window: z.string().default('all').meta({ description: 'all, or how far back: hours or days', example: '30d' }),
})
