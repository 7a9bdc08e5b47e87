import * as z from 'zod'
import { DRAFT_STATUSES, REASON_LENGTH } from '../core/lens/lens-draft'
import { scoringParameters } from './openapi-parameters'
import type { Operation } from './operation'
import {
  draftRevisionSchema,
  effectSchema,
  lensDraftSchema,
  lensesSchema,
  lensFileSchema,
  sentLensDraftSchema,
  subjectAnswerSchema,
} from './schemas-lens'

const json = (schema: z.ZodType) => ({ 'application/json': schema })
const reason = z.string().max(REASON_LENGTH)
const byId = '/api/v1/lenses/drafts/:id'
const ifMatch = z.object({ 'if-match': z.string().meta({ description: 'The revision read, in quotes', example: '"1"' }) })

/** The doors of lenses: their history, drafts, and what becomes of these. */
export const lensOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/v1/lenses',
    role: 'viewer',
    summary: 'The history of all lenses and of the groupings of allies, and what is in force at a moment',
    parameters: z.object({ at: z.string().optional().meta({ description: 'RFC 3339; now by default' }) }),
    answers: { 200: json(lensesSchema), 304: {} },
    failures: [400],
  },
  {
    method: 'GET',
    path: '/api/v1/lenses/schema.json',
    role: 'anonymous',
    summary: 'The JSON Schema of a lens as a file',
    answers: { 200: { 'application/schema+json': z.looseObject({ $schema: z.string() }) } },
  },
  {
    method: 'GET',
    path: '/api/v1/lenses/:subject',
    role: 'viewer',
    summary: 'The versions of one subject (blocs, bloc:east, ally:EE …), oldest first',
    answers: { 200: json(subjectAnswerSchema) },
    failures: [400, 404],
  },
  {
    method: 'GET',
    path: '/api/v1/lenses/:subject/export',
    role: 'viewer',
    summary: 'A version as a file; the latest by default',
    parameters: z.object({ version: z.int().min(1).optional() }),
    answers: { 200: json(lensFileSchema) },
    failures: [400, 404],
  },
  {
    method: 'POST',
    path: '/api/v1/lenses/import',
    role: 'analyst',
    summary: 'Makes a draft of a file; nothing of it is in force before another person approves it',
    body: json(lensFileSchema),
    answers: { 201: json(lensDraftSchema) },
    failures: [400, 409, 412, 413, 415],
  },
  {
    method: 'GET',
    path: '/api/v1/lenses/drafts',
    role: 'analyst',
    summary: 'Drafts, the last changed first; at most 200',
    parameters: z.object({
      status: z
        .string()
        .optional()
        .meta({ description: `Any of, separated by commas: ${DRAFT_STATUSES.join(', ')}` }),
      subject: z.string().optional(),
    }),
    answers: { 200: json(z.strictObject({ items: z.array(lensDraftSchema) })) },
    failures: [400],
  },
  {
    method: 'POST',
    path: '/api/v1/lenses/drafts',
    role: 'analyst',
    summary: 'Drafts a change of a lens or of the groupings; null as the body of an ally takes its lens back',
    body: json(sentLensDraftSchema),
    answers: { 201: json(lensDraftSchema) },
    failures: [400, 409, 412, 413, 415],
  },
  { method: 'GET', path: byId, role: 'analyst', summary: 'One draft', answers: { 200: json(lensDraftSchema) }, failures: [400, 404] },
  {
    method: 'PATCH',
    path: byId,
    role: 'analyst',
    summary:
      'Replaces the fields given of a draft that is not proposed, and keeps what was there; one that was withdrawn is a draft again; for its author',
    headers: ifMatch,
    body: json(sentLensDraftSchema.omit({ subject: true }).partial()),
    answers: { 200: json(lensDraftSchema) },
    failures: [400, 404, 409, 412, 413, 415, 428],
  },
  {
    method: 'GET',
    path: `${byId}/history`,
    role: 'analyst',
    summary: 'Every form that a draft had, oldest first',
    answers: { 200: json(z.strictObject({ items: z.array(draftRevisionSchema) })) },
    failures: [400, 404],
  },
  {
    method: 'GET',
    path: `${byId}/effect`,
    role: 'analyst',
    summary: 'What a draft would do to the matches: the fifty highest of both sides before and after, classes, cohesion',
    parameters: scoringParameters,
    answers: { 200: json(effectSchema) },
    failures: [400, 404, 409],
  },
  decision('propose', 'analyst', 'Puts a draft before others; for its author', null),
  decision('withdraw', 'analyst', 'Takes a draft back; for its author', z.object({ reason: reason.optional() })),
  decision(
    'approve',
    'lead',
    'Puts what another person proposed in force as a new version; `own-approval` (403) for its author, 412 with `current` where another version came since, or where the draft is not at the revision that If-Match names',
    z.object({ reason: reason.optional() }),
    ifMatch.partial(),
  ),
  decision('reject', 'lead', 'Refuses what another person proposed', z.object({ reason })),
]

function decision(verb: string, role: 'analyst' | 'lead', summary: string, body: z.ZodObject | null, headers?: z.ZodObject): Operation {
  return {
    ...{ method: 'POST', path: `${byId}/${verb}`, role, summary },
    ...(body ? { body: json(body) } : {}),
    ...(headers ? { headers } : {}),
    answers: { 200: json(lensDraftSchema) },
    failures: body ? [400, 404, 409, 412, 413, 415] : [404, 409, 412],
  }
}
