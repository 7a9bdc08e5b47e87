import { sql } from 'drizzle-orm'
import { boolean, doublePrecision, index, integer, pgTable, smallint, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

/**
 * The incidents as they stand: one row each, with what filters, columns and keys need. Words of the closed
 * vocabularies stand as their stable codes (`lib/core/taxonomy`). The whole of an incident is the document that the
 * log holds for (id, version); these columns are derived from it (`db/queries/incident-row`) in the same transaction.
 */
export const incidents = pgTable(
  'incidents',
  {
    /** UUIDv7, made by the recorder. */
    id: uuid('id').primaryKey(),
    version: integer('version').notNull(),
    kind: smallint('kind').notNull(),
    severity: smallint('severity').notNull(),
    determination: smallint('determination').notNull(),
    investigation: smallint('investigation').notNull(),
    /** Level of the marking: who may not see this level must not see the row, in any way. */
    tlp: smallint('tlp').notNull(),
    reliability: smallint('reliability').notNull(),
    credibility: smallint('credibility').notNull(),
    /** ISO 3166-1 alpha-2, `unknown` or `non-state`. */
    origin: text('origin').notNull(),
    originConfidence: smallint('origin_confidence').notNull(),
    sector: smallint('sector'),
    /** `technologyBits` of `lib/core/technology-set`. */
    technologies: integer('technologies').notNull(),
    exercise: boolean('exercise').notNull(),
    title: text('title').notNull(),
    occurredAt: timestamp('occurred_at', { withTimezone: true, mode: 'string' }).notNull(),
    /** How exactly that is known: a year-only date must never look like midnight of New Year. */
    occurredPrecision: smallint('occurred_precision').notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'string' }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'string' }).notNull(),
    /** Degrees; null where the place is no point. */
    lng: doublePrecision('lng'),
    lat: doublePrecision('lat'),
    uncertaintyKm: doublePrecision('uncertainty_km'),
    placeName: text('place_name'),
    /** ISO 3166-1 alpha-2 and ISO 3166-2, derived from the place. */
    country: text('country'),
    area: text('area'),
    sourceName: text('source_name').notNull(),
    externalId: text('external_id'),
    /**
     * 0, or higher where the same (source, external id) is taken by an incident that the writer must not know of.
     * The key is unique per lane, so a key taken out of sight cannot be told from a free one.
     */
    keyLane: smallint('key_lane').notNull().default(0),
    mergedInto: uuid('merged_into'),
    /** `searchText` of `lib/core/text`. */
    searchText: text('search_text').notNull(),
  },
  (table) => [
    uniqueIndex('incidents_key').on(table.sourceName, table.externalId, table.keyLane).where(sql`${table.externalId} is not null`),
    index('incidents_occurred').on(table.occurredAt, table.id),
    index('incidents_country').on(table.country, table.occurredAt),
    index('incidents_search').using('gin', table.searchText.op('gin_trgm_ops')),
  ],
)
