import { OpenAPIRegistry, OpenApiGeneratorV31, zodToOpenAPIRegistry } from '@asteasolutions/zod-to-openapi'
import * as z from 'zod'
import { accountOperations } from './openapi-accounts'
import { lensOperations } from './openapi-lenses'
import { operations } from './openapi-operations'
import { reportOperations } from './openapi-reports'
import type { Operation } from './operation'
import { bulkLineSchema, entrySchema, incidentSchema, problemSchema, sentDraftSchema } from './schemas'
import { groupingsSchema, lensDraftSchema, lensSchema } from './schemas-lens'

/** Every door that is described. */
export const OPERATIONS: readonly Operation[] = [...operations, ...lensOperations, ...reportOperations, ...accountOperations]

/** Schemas that get a name of their own in the description. */
const NAMED: Record<string, z.ZodType> = {
  Incident: incidentSchema,
  Draft: sentDraftSchema,
  LogEntry: entrySchema,
  BulkLine: bulkLineSchema,
  Lens: lensSchema,
  Groupings: groupingsSchema,
  LensDraft: lensDraftSchema,
  Problem: problemSchema,
}

// By the registry and not by `.openapi()`, which works on copies: so each use of a schema refers to its name.
for (const [refId, schema] of Object.entries(NAMED)) zodToOpenAPIRegistry.add(schema, { _internal: { refId } })

const FAILURES: Record<number, string> = {
  400: 'What was sent cannot be taken; `errors` names each field and the remedy',
  401: 'Nobody is signed in',
  403: 'The role does not suffice',
  404: 'There is none, or the reader may not see it',
  405: 'Another method is needed; see Allow',
  406: 'No form that Accept allows',
  408: 'The body did not arrive in time',
  409: 'It clashes with what is there',
  412: 'It has changed since that version; `current` is what stands now',
  413: 'The body is too large',
  415: 'Another content type is needed',
  428: 'If-Match is missing',
  429: 'Too often; see Retry-After',
  503: 'Not now; see Retry-After',
}

/** The description of the API: OpenAPI 3.1, made from the schemas that tests hold real answers against. */
export function describeApi(): object {
  const registry = new OpenAPIRegistry()
  const content = (schemas: Record<string, z.ZodType>) =>
    Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, { schema }]))
  registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key, or the operator’s token',
  })
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'meridian.session_token' })
  for (const operation of OPERATIONS)
    registry.registerPath({
      method: operation.method.toLowerCase() as 'get',
      path: operation.path.replace(/:(\w+)/g, '{$1}'),
      summary: operation.summary,
      description: operation.role === 'anonymous' ? 'Open to everyone.' : `Needs the role ${operation.role} or above.`,
      ...(operation.role === 'anonymous' ? {} : { security: [{ bearer: [] }, { session: [] }] }),
      request: {
        ...(operation.parameters ? { query: operation.parameters } : {}),
        ...(operation.headers ? { headers: operation.headers } : {}),
        ...(operation.path.includes(':') ? { params: pathParameters(operation.path) } : {}),
        ...(operation.body ? { body: { required: true, content: content(operation.body) } } : {}),
      },
      responses: {
        ...Object.fromEntries(
          Object.entries(operation.answers).map(([status, schemas]) => [status, successOf(Number(status), content(schemas))]),
        ),
        ...Object.fromEntries(
          failuresOf(operation).map((status) => [status, failureOf(status, content({ 'application/problem+json': problemSchema }))]),
        ),
      },
    })
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Meridian',
      version: '1',
      description: 'A live, shared picture of hybrid threats. Longitude comes before latitude; times are UTC.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
  })
}

function pathParameters(path: string) {
  return z.object(Object.fromEntries([...path.matchAll(/:(\w+)/g)].map((found) => [found[1] as string, z.string()])))
}

function successOf(status: number, content: object) {
  const description = { 200: 'Done', 201: 'Recorded', 204: 'Done; empty', 304: 'Not modified' }[status] ?? 'Done'
  return Object.keys(content).length > 0 ? { description, content } : { description }
}

function failureOf(status: number, content: object) {
  return { description: FAILURES[status] ?? 'Failure', content }
}

function failuresOf({ role, failures = [] }: Operation): number[] {
  return [...(role === 'anonymous' ? [] : [401, 403, 429]), ...failures].sort()
}
