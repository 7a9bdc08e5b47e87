ALTER TABLE "incidents" ADD COLUMN "occurred_precision" smallint;--> statement-breakpoint
UPDATE "incidents" SET "occurred_precision" = array_position(array['second', 'minute', 'hour', 'day', 'month', 'year'], "log"."incident"->>'occurredPrecision') - 1
FROM "log" WHERE "log"."incident_id" = "incidents"."id" AND "log"."version" = "incidents"."version";--> statement-breakpoint
ALTER TABLE "incidents" ALTER COLUMN "occurred_precision" SET NOT NULL;
