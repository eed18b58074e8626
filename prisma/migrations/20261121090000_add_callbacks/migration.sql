-- Why: a call that somebody was promised must outlive the call in which it was promised, and holds other calls to that
-- person back until its moment; a disposition may promise one after a delay of its own.
-- Lock: short, on campaign, contact, app_user (foreign keys) and disposition. Rows touched: none.

CREATE TYPE "callback_state" AS ENUM ('open', 'kept', 'missed', 'cancelled');
CREATE TYPE "callback_source" AS ENUM ('person', 'disposition', 'api');

ALTER TABLE "disposition" ADD COLUMN "schedule_delay_minutes" INTEGER;

CREATE TABLE "callback" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "agent" TEXT,
    "agent_user_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "state" "callback_state" NOT NULL DEFAULT 'open',
    "source" "callback_source" NOT NULL,
    "source_attempt_id" UUID,
    "attempt_id" UUID,
    "done_reason" TEXT,
    "missed_code" TEXT,
    "missed_reason" TEXT,
    "cancel_reason" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "callback_pkey" PRIMARY KEY ("id")
);

-- Query: callbacks by due time, page by page.
CREATE INDEX "callback_by_due" ON "callback"("due_at", "id");
-- Query: callbacks of a campaign by due time, page by page; its counts by state.
CREATE INDEX "callback_by_campaign" ON "callback"("campaign_id", "due_at", "id");
-- Query: callbacks of a contact, and of the contacts of a person.
CREATE INDEX "callback_by_contact" ON "callback"("contact_id", "due_at", "id");
-- Rule: a contact has one open promise in a campaign. Query: the open promise of an entry, for policy and gate.
CREATE UNIQUE INDEX callback_open_once ON callback (contact_id, campaign_id) WHERE state = 'open';
-- Query: open promises whose moment has come, for the promoter and for those that are missed.
CREATE INDEX callback_open_due ON callback (campaign_id, due_at) WHERE state = 'open';
CREATE INDEX callback_open_late ON callback (due_at) WHERE state = 'open';
-- Rule: a call promises once, however often its report is read.
CREATE UNIQUE INDEX callback_of_attempt_once ON callback (source_attempt_id) WHERE source_attempt_id IS NOT NULL;
-- Query: the promise that an answered attempt keeps.
CREATE INDEX callback_by_attempt ON callback (attempt_id) WHERE attempt_id IS NOT NULL;

ALTER TABLE "callback" ADD CONSTRAINT "callback_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "callback" ADD CONSTRAINT "callback_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "callback" ADD CONSTRAINT "callback_agent_user_id_fkey" FOREIGN KEY ("agent_user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Rules that no writer may break.
ALTER TABLE callback ADD CONSTRAINT callback_one_agent CHECK (agent IS NULL OR agent_user_id IS NULL);
ALTER TABLE callback ADD CONSTRAINT callback_settled_fits CHECK ((state = 'open') = (settled_at IS NULL));
ALTER TABLE callback ADD CONSTRAINT callback_missed_says_why CHECK (state <> 'missed' OR missed_reason IS NOT NULL);
ALTER TABLE callback ADD CONSTRAINT callback_cancelled_says_why CHECK (state <> 'cancelled' OR cancel_reason IS NOT NULL);
ALTER TABLE disposition ADD CONSTRAINT disposition_delay_known CHECK (schedule_delay_minutes BETWEEN 1 AND 129600);
