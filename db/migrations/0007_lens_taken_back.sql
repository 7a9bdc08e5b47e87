CREATE TABLE "lens_draft_edits" (
	"draft_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"base" integer NOT NULL,
	"body" json,
	"reason" text NOT NULL,
	"replaced_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn" text,
	CONSTRAINT "lens_draft_edits_draft_id_revision_pk" PRIMARY KEY("draft_id","revision")
);
--> statement-breakpoint
ALTER TABLE "lens_drafts" ALTER COLUMN "body" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "lens_versions" ALTER COLUMN "body" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "lens_versions" ADD CONSTRAINT "lens_versions_body" CHECK ("lens_versions"."body" is not null or "lens_versions"."subject" like 'ally:%');