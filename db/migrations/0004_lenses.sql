CREATE TABLE "lens_drafts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"subject" text NOT NULL,
	"base" integer NOT NULL,
	"body" json NOT NULL,
	"reason" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by_id" text,
	"decided_by_name" text,
	"decided_at" timestamp with time zone,
	"decision" text,
	"version" integer,
	CONSTRAINT "lens_drafts_status" CHECK ("lens_drafts"."status" in ('draft', 'proposed', 'approved', 'rejected', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "lens_versions" (
	"subject" text NOT NULL,
	"version" integer NOT NULL,
	"body" json NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"approver_id" text,
	"approver_name" text,
	"reason" text NOT NULL,
	"in_force_from" timestamp with time zone,
	"draft_id" uuid,
	CONSTRAINT "lens_versions_subject_version_pk" PRIMARY KEY("subject","version"),
	CONSTRAINT "lens_versions_two_people" CHECK ("lens_versions"."approver_id" <> "lens_versions"."author_id" or ("lens_versions"."approver_id" is null and "lens_versions"."version" = 1))
);
--> statement-breakpoint
CREATE INDEX "lens_drafts_changed" ON "lens_drafts" USING btree ("changed_at");--> statement-breakpoint
CREATE FUNCTION "lens_versions_stand"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the history of lenses is never changed'; END $$;--> statement-breakpoint
CREATE TRIGGER "lens_versions_stand" BEFORE UPDATE OR DELETE OR TRUNCATE ON "lens_versions" FOR EACH STATEMENT EXECUTE FUNCTION "lens_versions_stand"();
