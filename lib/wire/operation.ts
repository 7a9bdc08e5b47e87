import type * as z from 'zod'
import type { Role } from '../core/taxonomy'

/** One door as its description: what it takes, what it answers, who may enter. */
export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** As the router has it, from the root: `/api/v1/incidents/:id`. */
  path: string
  role: Role | 'anonymous'
  summary: string
  parameters?: z.ZodObject
  headers?: z.ZodObject
  /** Schemas of the body by media type. */
  body?: Record<string, z.ZodType>
  /** Answers of success by status: schemas by media type; none for an empty answer. */
  answers: Record<number, Record<string, z.ZodType>>
  /** Codes of failure beside those that every door has. */
  failures?: number[]
}
