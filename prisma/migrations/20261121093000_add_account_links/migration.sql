-- Why: people are invited and choose their own password, sign in with a second factor, and see where they are signed in;
-- and the audit is searched by who, what and when, not by object alone.
-- Lock: short on app_user and session; writes of audit entries wait while its indexes are built. Rows touched: none.

ALTER TABLE "app_user" ADD COLUMN "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "invited_at" TIMESTAMPTZ(3),
ADD COLUMN "last_sign_in_at" TIMESTAMPTZ(3);

ALTER TABLE "session" ADD COLUMN "last_seen_at" TIMESTAMPTZ(3);

CREATE TABLE "two_factor" (
    "id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT false,
    "failed_verification_count" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "account_link" (
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_link_pkey" PRIMARY KEY ("user_id"),
    CONSTRAINT "account_link_kind_known" CHECK (kind IN ('invitation', 'password_reset'))
);

-- Rule: a person has one second factor; two set-ups at one moment collide here.
CREATE UNIQUE INDEX "two_factor_once_per_user" ON "two_factor"("user_id");
-- Query: the link that somebody opened.
CREATE UNIQUE INDEX "account_link_token_once" ON "account_link"("token_hash");
-- Query: everything that one actor did, newest first.
CREATE INDEX "audit_entry_by_actor" ON "audit_entry"("actor_id", "id" DESC);
-- Query: one kind of act, newest first.
CREATE INDEX "audit_entry_by_action" ON "audit_entry"("action", "id" DESC);
-- Query: what happened in a stretch of time.
CREATE INDEX "audit_entry_by_time" ON "audit_entry"("at");

ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
