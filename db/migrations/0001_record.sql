CREATE TABLE "incidents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"kind" smallint NOT NULL,
	"severity" smallint NOT NULL,
	"determination" smallint NOT NULL,
	"investigation" smallint NOT NULL,
	"tlp" smallint NOT NULL,
	"reliability" smallint NOT NULL,
	"credibility" smallint NOT NULL,
	"origin" text NOT NULL,
	"origin_confidence" smallint NOT NULL,
	"sector" smallint,
	"exercise" boolean NOT NULL,
	"title" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"lng" double precision,
	"lat" double precision,
	"uncertainty_km" double precision,
	"place_name" text,
	"country" text,
	"area" text,
	"source_name" text NOT NULL,
	"external_id" text,
	"key_lane" smallint DEFAULT 0 NOT NULL,
	"merged_into" uuid,
	"search_text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log_head" (
	"one" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"seq" bigint[] DEFAULT '{0,0,0,0,0}' NOT NULL,
	"at" bigint[] DEFAULT '{0,0,0,0,0}' NOT NULL,
	"count" bigint[] DEFAULT '{0,0,0,0,0}' NOT NULL,
	"high" bigint[] DEFAULT '{0,0,0,0,0}' NOT NULL,
	"low" bigint[] DEFAULT '{0,0,0,0,0}' NOT NULL,
	CONSTRAINT "log_head_one" CHECK ("log_head"."one" = 1)
);
--> statement-breakpoint
CREATE TABLE "log" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"seq_strict" bigint,
	"seq_amber" bigint,
	"seq_green" bigint,
	"seq_clear" bigint,
	"incident_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"op" smallint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_name" text NOT NULL,
	"by_id" text NOT NULL,
	"tlp" smallint NOT NULL,
	"tlp_before" smallint,
	"incident" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quarantine" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"import_id" text NOT NULL,
	"line" integer NOT NULL,
	"text" text NOT NULL,
	"issues" json NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_key" ON "incidents" USING btree ("source_name","external_id","key_lane") WHERE "incidents"."external_id" is not null;--> statement-breakpoint
CREATE INDEX "incidents_occurred" ON "incidents" USING btree ("occurred_at","id");--> statement-breakpoint
CREATE INDEX "incidents_country" ON "incidents" USING btree ("country","occurred_at");--> statement-breakpoint
CREATE INDEX "incidents_search" ON "incidents" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "log_version" ON "log" USING btree ("incident_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "log_seq_strict" ON "log" USING btree ("seq_strict") WHERE "log"."seq_strict" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "log_seq_amber" ON "log" USING btree ("seq_amber") WHERE "log"."seq_amber" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "log_seq_green" ON "log" USING btree ("seq_green") WHERE "log"."seq_green" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "log_seq_clear" ON "log" USING btree ("seq_clear") WHERE "log"."seq_clear" is not null;--> statement-breakpoint
CREATE INDEX "quarantine_import" ON "quarantine" USING btree ("import_id","line");--> statement-breakpoint
INSERT INTO "log_head" DEFAULT VALUES;
