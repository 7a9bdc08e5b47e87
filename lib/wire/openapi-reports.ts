import * as z from 'zod'
import { scoringParameters } from './openapi-parameters'
import type { Operation } from './operation'
import { bridgeSchema, cohesionSchema } from './schemas-reports'

const json = (schema: z.ZodType) => ({ 'application/json': schema })

/** The doors of what is derived from two views of one picture. */
export const reportOperations: readonly Operation[] = [
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
]
