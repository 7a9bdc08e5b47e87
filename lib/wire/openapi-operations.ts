import * as z from 'zod'
import { mappingSchema } from './mapping'
import {
  listParameters,
  logParameters,
  momentParameters,
  queryParameters,
  regionParameters,
  snapshotParameters,
} from './openapi-parameters'
import type { Operation } from './operation'
import {
  bulkLineSchema,
  explainedSchema,
  historySchema,
  incidentSchema,
  logSchema,
  pageSchema,
  regionsSchema,
  searchSchema,
  sentDraftSchema,
} from './schemas'
import { featuresSchema } from './schemas-geojson'
import { manifestSchema } from './schemas-manifest'
import { snapshotSchema } from './schemas-snapshot'

const JSON_TYPE = 'application/json'
const GEOJSON = 'application/geo+json'
const CSV = 'text/csv'
const ARROW_STREAM = 'application/vnd.apache.arrow.stream'
const NDJSON = 'application/x-ndjson'
const json = (schema: z.ZodType) => ({ [JSON_TYPE]: schema })
const text = z.string()
const binary = z.string().meta({ format: 'binary' })
const byId = '/api/v1/incidents/:id'

/** The doors of incidents, the log and the process. */
export const operations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/api/v1/incidents',
    role: 'analyst',
    summary: 'Records an incident; 200 with the existing one if (source.name, externalId) is known',
    body: json(sentDraftSchema),
    answers: { 200: json(incidentSchema), 201: json(incidentSchema) },
    failures: [400, 413, 415],
  },
  {
    method: 'POST',
    path: '/api/v1/incidents/bulk',
    role: 'analyst',
    summary: 'Records any number of incidents, one a line, streamed; answers line by line while it reads',
    body: { [NDJSON]: sentDraftSchema },
    answers: { 200: { [NDJSON]: bulkLineSchema } },
    failures: [415],
  },
  {
    method: 'POST',
    path: '/api/v1/import/csv',
    role: 'analyst',
    summary: 'Imports a CSV file under a mapping that comes with the server, or one of your own; reports as bulk does',
    parameters: z.object({ mapping: z.string().optional() }),
    body: { [CSV]: text, [JSON_TYPE]: z.object({ mapping: mappingSchema, csv: z.string() }) },
    answers: { 200: { [NDJSON]: bulkLineSchema } },
    failures: [400, 413, 415],
  },
  {
    method: 'GET',
    path: '/api/v1/incidents',
    role: 'viewer',
    summary: 'The incidents that match, newest first, in pages',
    parameters: listParameters,
    answers: { 200: { [JSON_TYPE]: pageSchema, [GEOJSON]: featuresSchema, [CSV]: text } },
    failures: [400, 406],
  },
  {
    method: 'GET',
    path: byId,
    role: 'viewer',
    summary: 'One incident; with `explain` its scores under both sides, and the lenses these were made with',
    parameters: momentParameters.extend({ explain: z.enum(['', 'true', 'false']).optional() }),
    answers: { 200: json(incidentSchema.extend({ explain: explainedSchema.optional() })), 304: {} },
    failures: [400, 404],
  },
  {
    method: 'PATCH',
    path: byId,
    role: 'analyst',
    summary: 'Replaces the fields given (RFC 7396 at the first level); 412 carries the current incident',
    headers: z.object({ 'if-match': z.string().meta({ description: 'The version read, in quotes', example: '"3"' }) }),
    body: { [JSON_TYPE]: sentDraftSchema.partial(), 'application/merge-patch+json': sentDraftSchema.partial() },
    answers: { 200: json(incidentSchema) },
    failures: [400, 404, 412, 413, 415, 428],
  },
  {
    method: 'GET',
    path: `${byId}/history`,
    role: 'viewer',
    summary: 'The changes of one incident, oldest first',
    answers: { 200: json(historySchema) },
    failures: [400, 404],
  },
  {
    method: 'GET',
    path: '/api/v1/log',
    role: 'viewer',
    summary: 'The log in order, with the span it covers; seq is dense for each clearance',
    parameters: logParameters,
    answers: { 200: json(logSchema) },
    failures: [400],
  },
  {
    method: 'GET',
    path: '/api/v1/snapshot',
    role: 'viewer',
    summary: 'The columns of a window, and the mark of the log they stand at (as Arrow: in the header Meridian-Mark)',
    parameters: snapshotParameters,
    answers: { 200: { [JSON_TYPE]: snapshotSchema, [ARROW_STREAM]: binary }, 304: {} },
    failures: [400, 406],
  },
  {
    method: 'GET',
    path: '/api/v1/snapshot/manifest',
    role: 'viewer',
    summary: 'The chunks of a snapshot, newest first, and the mark they stand at; the log after it makes the picture whole',
    answers: { 200: json(manifestSchema), 304: {} },
    failures: [400],
  },
  {
    method: 'GET',
    path: '/api/v1/snapshot/chunks/:name',
    role: 'viewer',
    summary: 'A chunk as an Arrow stream; it never changes. 404 once the manifest names it no more: read that anew',
    answers: { 200: { [ARROW_STREAM]: binary }, 304: {} },
    failures: [400, 404],
  },
  {
    method: 'GET',
    path: '/api/v1/snapshot/chunks/:name/:part',
    role: 'viewer',
    summary:
      'A part of a chunk as an Arrow stream: `picture` (what is counted and drawn), `names` (who the rows are) or `texts` (titles and places)',
    answers: { 200: { [ARROW_STREAM]: binary }, 304: {} },
    failures: [400, 404],
  },
  {
    method: 'GET',
    path: '/api/v1/search',
    role: 'viewer',
    summary: 'Which incidents hold the words, as of a seq',
    parameters: z.object({ q: z.string() }),
    answers: { 200: json(searchSchema) },
    failures: [400],
  },
  {
    method: 'GET',
    path: '/api/v1/regions',
    role: 'viewer',
    summary: 'Counts, loads under both sides and divergence by country and area; cohesion; the lenses these were made with',
    parameters: regionParameters,
    answers: { 200: json(regionsSchema) },
    failures: [400],
  },
  {
    method: 'GET',
    path: '/api/v1/export/csv',
    role: 'viewer',
    summary: 'All matches as CSV (RFC 4180, UTF-8); text that a spreadsheet would run has an apostrophe before its sign',
    parameters: queryParameters,
    answers: { 200: { [CSV]: text } },
    failures: [400],
  },
  {
    method: 'GET',
    path: '/api/v1/export/geojson',
    role: 'viewer',
    summary: 'All matches as GeoJSON; without geometry where the place is no point',
    parameters: queryParameters,
    answers: { 200: { [GEOJSON]: featuresSchema } },
    failures: [400],
  },
  {
    method: 'GET',
    path: '/api/v1/openapi.json',
    role: 'anonymous',
    summary: 'This description',
    answers: { 200: json(z.looseObject({ openapi: z.string() })) },
  },
  {
    method: 'GET',
    path: '/healthz',
    role: 'anonymous',
    summary: 'The process lives',
    answers: { 200: json(z.strictObject({ status: z.literal('alive') })) },
  },
  {
    method: 'GET',
    path: '/readyz',
    role: 'anonymous',
    summary: 'The process can serve: the store answers and nothing is shutting down',
    answers: { 200: json(z.strictObject({ status: z.literal('ready') })) },
    failures: [503],
  },
  {
    method: 'GET',
    path: '/metrics',
    role: 'admin',
    summary: 'Figures for Prometheus, for those cleared to TLP:RED',
    answers: { 200: { 'text/plain': text } },
  },
]
