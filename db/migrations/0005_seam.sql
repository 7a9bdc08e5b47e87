CREATE TABLE "seam_decisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"candidate" text NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"title" text NOT NULL,
	"incidents" uuid[] NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "seam_decisions_decision" CHECK ("seam_decisions"."decision" in ('accepted', 'rejected'))
);
--> statement-breakpoint
CREATE INDEX "seam_decisions_candidate" ON "seam_decisions" USING btree ("candidate","at");