import * as z from 'zod'
import { queryParameters, scoringParameters } from './openapi-parameters'
import type { Operation } from './operation'
import { bridgeSchema, cohesionSchema, regionSchema, technologiesSchema } from './schemas-reports'
import { seamDecisionSchema, seamSchema } from './schemas-seam'
import { SEAM_DECISIONS } from './seam'

const json = (schema: z.ZodType) => ({ 'application/json': schema })

/** The doors of what is derived from two views of one picture. */
export const reportOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/v1/regions/:region',
    role: 'viewer',
    summary: 'Why two sides weigh a country, an area or a bloc as they do: both loads by kind and criterion, and what would turn the lead',
    parameters: scoringParameters,
    answers: { 200: json(regionSchema) },
    failures: [400, 404],
  },
  {
    method: 'GET',
    path: '/api/v1/cohesion',
    role: 'viewer',
    summary: 'How far two sides rank alike: regions, incidents, by kind, over time and for each pair of blocs and allies',
    parameters: scoringParameters,
    answers: { 200: json(cohesionSchema) },
    failures: [400],
  },
  {
    method: 'GET',
    path: '/api/v1/bridge',
    role: 'viewer',
    summary: 'What to act on together and what to consult about, ordered by what would most raise cohesion',
    parameters: scoringParameters.extend({ format: z.enum(['json', 'csv']).default('json') }),
    answers: { 200: { ...json(bridgeSchema), 'text/csv': z.string() } },
    failures: [400],
  },
  {
    method: 'GET',
    path: '/api/v1/technologies',
    role: 'viewer',
    summary: 'How many incidents involve each emerging technology (NATO EDT), by ally',
    parameters: queryParameters.extend({ format: z.enum(['json', 'csv']).default('json') }),
    answers: { 200: { ...json(technologiesSchema), 'text/csv': z.string() } },
    failures: [400],
  },
  {
    method: 'GET',
    path: '/api/v1/seam',
    role: 'viewer',
    summary: 'What may be meant to drive two sides apart, with the reasons and what was decided about it',
    parameters: scoringParameters,
    answers: { 200: json(seamSchema) },
    failures: [400],
  },
  {
    method: 'POST',
    path: '/api/v1/seam/:id/decision',
    role: 'analyst',
    summary: 'Accepts or rejects a candidate of the seam under the same query, sides and moment, with a reason',
    parameters: scoringParameters,
    body: json(z.object({ decision: z.enum(SEAM_DECISIONS), reason: z.string() })),
    answers: { 201: json(seamDecisionSchema) },
    failures: [400, 404, 413, 415],
  },
]
