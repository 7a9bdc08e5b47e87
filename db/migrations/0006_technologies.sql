ALTER TABLE "incidents" ADD COLUMN "technologies" integer NOT NULL DEFAULT 0;--> statement-breakpoint
UPDATE "incidents" SET "technologies" = (
  SELECT bit_or(1 << (array_position(array['ai', 'autonomous-systems', 'quantum', 'biotechnology', 'space', 'hypersonics', 'materials', 'energy', 'networks'], "word") - 1))
  FROM json_array_elements_text("log"."incident"->'technologies') AS "words"("word")
)
FROM "log" WHERE "log"."incident_id" = "incidents"."id" AND "log"."version" = "incidents"."version"
AND json_array_length("log"."incident"->'technologies') > 0;--> statement-breakpoint
ALTER TABLE "incidents" ALTER COLUMN "technologies" DROP DEFAULT;
