-- Why: the first tables of the product. Lock: none that matters, the database is empty. Rows touched: none.
-- attempt and call_record are partitioned by month on their UUIDv7 id; the partitions come from the next migration.

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "attempt_state" AS ENUM ('RESERVED', 'SENDING', 'ACCEPTED', 'OBSERVED', 'CLOSED', 'REFUSED', 'RELEASED', 'RECALLED', 'IN_DOUBT');

-- CreateEnum
CREATE TYPE "campaign_state" AS ENUM ('draft', 'scheduled', 'running', 'paused', 'draining', 'finished', 'archived');

-- CreateEnum
CREATE TYPE "dialing_method" AS ENUM ('dialer_push', 'dialer_upload', 'ivr_call', 'masked_call');

-- CreateEnum
CREATE TYPE "spool_state" AS ENUM ('new', 'waiting', 'ready', 'in_flight', 'done', 'blocked');

-- CreateEnum
CREATE TYPE "connection_kind" AS ENUM ('ucontact', 'iexpbx', 'escaux', 'xcally', 'motion');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('uploaded', 'running', 'done', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "attempt" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "group_id" UUID,
    "connection_id" UUID NOT NULL,
    "entry_id" UUID,
    "contact_id" UUID,
    "person_id" UUID,
    "number" TEXT NOT NULL,
    "dialed_as" TEXT NOT NULL,
    "method" "dialing_method" NOT NULL,
    "vendor_campaign" TEXT NOT NULL DEFAULT '',
    "try_number" INTEGER NOT NULL,
    "node_id" UUID NOT NULL,
    "state" "attempt_state" NOT NULL,
    "reserved_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "sending_at" TIMESTAMPTZ(3),
    "send_by" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "doubt_until" TIMESTAMPTZ(3),
    "recalled_at" TIMESTAMPTZ(3),
    "dialed_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "result" TEXT,
    "result_word" TEXT,
    "evidence" TEXT,
    "vendor_ref" TEXT,
    "error" TEXT,
    "digits" TEXT,
    "breach" TEXT,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "open_attempt" (
    "attempt_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "person_id" UUID,
    "node_id" UUID NOT NULL,

    CONSTRAINT "open_attempt_pkey" PRIMARY KEY ("attempt_id")
);

-- CreateTable
CREATE TABLE "extra_dial" (
    "call_record_id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "group_id" UUID,
    "number" TEXT NOT NULL,
    "person_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "extra_dial_pkey" PRIMARY KEY ("call_record_id")
);

-- CreateTable
CREATE TABLE "call_record" (
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "vendor_key" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "source" TEXT NOT NULL,
    "destination" TEXT NOT NULL,
    "number" TEXT,
    "duration_seconds" DECIMAL(12,4) NOT NULL,
    "bill_seconds" DECIMAL(12,4),
    "disposition_word" TEXT NOT NULL,
    "result" TEXT,
    "leg" TEXT NOT NULL,
    "vendor_campaign" TEXT,
    "agent" TEXT,
    "correlation_id" TEXT,
    "guid" TEXT,
    "has_recording" BOOLEAN NOT NULL DEFAULT false,
    "attempt_id" UUID,
    "matched_by" TEXT,
    "confidence" DECIMAL(3,2),
    "reviewed_at" TIMESTAMPTZ(3),
    "raw" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_record_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "call_record_key" (
    "connection_id" UUID NOT NULL,
    "vendor_key" TEXT NOT NULL,
    "call_record_id" UUID NOT NULL,
    "content_hash" TEXT NOT NULL,

    CONSTRAINT "call_record_key_once" PRIMARY KEY ("connection_id","vendor_key")
);

-- CreateTable
CREATE TABLE "vendor_event" (
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "event_key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),
    "attempt_id" UUID,
    "outcome" TEXT,

    CONSTRAINT "vendor_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drift" (
    "connection_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "sample" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "drift_pkey" PRIMARY KEY ("connection_id","what")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" TEXT NOT NULL DEFAULT 'agent',
    "disabled_at" TIMESTAMPTZ(3),
    "must_change_password" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "apikey" (
    "id" UUID NOT NULL,
    "config_id" TEXT NOT NULL DEFAULT 'default',
    "name" TEXT,
    "start" TEXT,
    "prefix" TEXT,
    "key" TEXT NOT NULL,
    "reference_id" TEXT NOT NULL,
    "refill_interval" INTEGER,
    "refill_amount" INTEGER,
    "last_refill_at" TIMESTAMPTZ(3),
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "rate_limit_enabled" BOOLEAN NOT NULL DEFAULT false,
    "rate_limit_time_window" INTEGER,
    "rate_limit_max" INTEGER,
    "request_count" INTEGER NOT NULL DEFAULT 0,
    "remaining" INTEGER,
    "last_request" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "permissions" TEXT,
    "metadata" TEXT,

    CONSTRAINT "apikey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" "campaign_state" NOT NULL DEFAULT 'draft',
    "state_changed_at" TIMESTAMPTZ(3) NOT NULL,
    "state_reason" TEXT,
    "connection_id" UUID NOT NULL,
    "method" "dialing_method" NOT NULL,
    "vendor_settings" JSONB NOT NULL,
    "vendor_campaign" TEXT NOT NULL DEFAULT '',
    "caller_id" TEXT,
    "time_zone" TEXT NOT NULL,
    "dialing_hours_id" UUID NOT NULL,
    "contacting_hours_id" UUID NOT NULL,
    "respool_rule_set_id" UUID NOT NULL,
    "group_id" UUID,
    "min_gap_seconds" INTEGER NOT NULL DEFAULT 300,
    "calls_per_second" DECIMAL(8,3) NOT NULL DEFAULT 1,
    "max_concurrent" INTEGER NOT NULL DEFAULT 10,
    "weight" INTEGER NOT NULL DEFAULT 1,
    "start_at" TIMESTAMPTZ(3),
    "end_at" TIMESTAMPTZ(3),
    "confirmations" JSONB NOT NULL DEFAULT '{}',
    "vendor_decides" BOOLEAN NOT NULL DEFAULT false,
    "policy_version" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_list" (
    "campaign_id" UUID NOT NULL,
    "list_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_list_pkey" PRIMARY KEY ("campaign_id","list_id")
);

-- CreateTable
CREATE TABLE "dispatch_status" (
    "campaign_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "budget" INTEGER NOT NULL,
    "binding" TEXT NOT NULL,
    "limits" JSONB NOT NULL,
    "last_error" TEXT,

    CONSTRAINT "dispatch_status_pkey" PRIMARY KEY ("campaign_id")
);

-- CreateTable
CREATE TABLE "spool_entry" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state" "spool_state" NOT NULL DEFAULT 'new',
    "rank" BIGINT NOT NULL DEFAULT 0,
    "priority" INTEGER NOT NULL DEFAULT 5000,
    "not_before" TIMESTAMPTZ(3),
    "eligible_at" TIMESTAMPTZ(3),
    "until" TIMESTAMPTZ(3),
    "blocks" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "evaluated_at" TIMESTAMPTZ(3),
    "policy_version" INTEGER NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "number_index" SMALLINT NOT NULL DEFAULT 0,
    "result_counts" JSONB NOT NULL DEFAULT '{}',
    "last_result" TEXT,
    "done_reason" TEXT,
    "attempt_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spool_entry_pkey" PRIMARY KEY ("id")
) WITH (fillfactor = 70);

-- CreateTable
CREATE TABLE "connection" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "connection_kind" NOT NULL,
    "base_url" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "secret_envelope" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "max_concurrent" INTEGER NOT NULL DEFAULT 10,
    "calls_per_second" DECIMAL(8,3),
    "timeout_ms" INTEGER NOT NULL DEFAULT 10000,
    "doubt_seconds" INTEGER NOT NULL,
    "inbound_hash" TEXT NOT NULL,
    "inbound_envelope" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "archived_at" TIMESTAMPTZ(3),
    "health" JSONB,
    "health_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vendor_session" (
    "connection_id" UUID NOT NULL,
    "generation" INTEGER NOT NULL,
    "token_envelope" TEXT NOT NULL,
    "obtained_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vendor_session_pkey" PRIMARY KEY ("connection_id")
);

-- CreateTable
CREATE TABLE "poll_mark" (
    "connection_id" UUID NOT NULL,
    "feed" TEXT NOT NULL,
    "closed_until" TIMESTAMPTZ(3) NOT NULL,
    "polled_at" TIMESTAMPTZ(3) NOT NULL,
    "last_error" TEXT,

    CONSTRAINT "poll_mark_pkey" PRIMARY KEY ("connection_id","feed")
);

-- CreateTable
CREATE TABLE "snapshot" (
    "connection_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "payload" JSONB NOT NULL,

    CONSTRAINT "snapshot_pkey" PRIMARY KEY ("connection_id","kind")
);

-- CreateTable
CREATE TABLE "live_push" (
    "connection_id" UUID NOT NULL,
    "vendor_campaign" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "attempt_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "pushed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "live_push_pkey" PRIMARY KEY ("connection_id","vendor_campaign","number")
);

-- CreateTable
CREATE TABLE "contact_list" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "default_country" TEXT NOT NULL,
    "default_time_zone" TEXT,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "contact_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "list_import" (
    "id" UUID NOT NULL,
    "list_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" TEXT,
    "state" "import_state" NOT NULL DEFAULT 'uploaded',
    "options" JSONB NOT NULL,
    "bytes_total" BIGINT NOT NULL DEFAULT 0,
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "rows_accepted" INTEGER NOT NULL DEFAULT 0,
    "rows_rejected" INTEGER NOT NULL DEFAULT 0,
    "reject_counts" JSONB NOT NULL DEFAULT '{}',
    "rejects_file_id" UUID,
    "error" TEXT,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "list_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_key" (
    "key" TEXT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "person_key_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "list_id" UUID NOT NULL,
    "import_id" UUID,
    "person_id" UUID NOT NULL,
    "external_id" TEXT,
    "name" TEXT,
    "time_zone" TEXT,
    "priority" INTEGER NOT NULL DEFAULT 5000,
    "agent" TEXT,
    "fields" JSONB NOT NULL DEFAULT '{}',
    "line_number" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phone_number" (
    "contact_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "list_id" UUID NOT NULL,
    "e164" TEXT NOT NULL,
    "kind" TEXT,
    "zones" TEXT[],
    "zone_source" TEXT NOT NULL,

    CONSTRAINT "phone_number_pkey" PRIMARY KEY ("contact_id","position")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "request_id" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "node" (
    "id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "heartbeat_at" TIMESTAMPTZ(3) NOT NULL,
    "job_worker_id" TEXT,

    CONSTRAINT "node_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lease" (
    "name" TEXT NOT NULL,
    "node_id" UUID NOT NULL,
    "generation" BIGINT NOT NULL DEFAULT 1,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "stop_switch" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "stopped" BOOLEAN NOT NULL DEFAULT false,
    "changed_at" TIMESTAMPTZ(3),
    "changed_by" TEXT,
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "stop_switch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "secret_key_check" (
    "key_id" TEXT NOT NULL,
    "envelope" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "secret_key_check_pkey" PRIMARY KEY ("key_id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size" BIGINT NOT NULL DEFAULT 0,
    "completed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file_chunk" (
    "file_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "stored_file_chunk_pkey" PRIMARY KEY ("file_id","position")
);

-- CreateTable
CREATE TABLE "calling_hours" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "week" JSONB NOT NULL,
    "holiday_calendar_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calling_hours_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holiday_calendar" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "days" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "holiday_calendar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cap" (
    "id" UUID NOT NULL,
    "reach" TEXT NOT NULL,
    "campaign_id" UUID,
    "group_id" UUID,
    "scope" TEXT NOT NULL,
    "max" INTEGER NOT NULL,
    "window_kind" TEXT NOT NULL,
    "window_seconds" INTEGER,
    "window_zone" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_group" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "respool_rule_set" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "rules" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "respool_rule_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dnc_entry" (
    "id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "group_id" UUID,
    "campaign_id" UUID,
    "match" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "removed_by" TEXT,
    "removed_reason" TEXT,

    CONSTRAINT "dnc_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disposition" (
    "id" UUID NOT NULL,
    "l1" TEXT NOT NULL,
    "l2" TEXT NOT NULL DEFAULT '',
    "l3" TEXT NOT NULL DEFAULT '',
    "action" TEXT NOT NULL DEFAULT 'NONE',
    "flags" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "disposition_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attempt_by_campaign" ON "attempt"("campaign_id", "id" DESC);

-- CreateIndex
CREATE INDEX "attempt_by_number" ON "attempt"("number", "id");

-- CreateIndex
CREATE INDEX "attempt_by_person" ON "attempt"("person_id", "id");

-- CreateIndex
CREATE INDEX "attempt_by_contact" ON "attempt"("contact_id", "id");

-- CreateIndex
CREATE INDEX "open_attempt_by_campaign" ON "open_attempt"("campaign_id");

-- CreateIndex
CREATE INDEX "open_attempt_by_connection" ON "open_attempt"("connection_id");

-- CreateIndex
CREATE INDEX "extra_dial_by_number" ON "extra_dial"("number", "at");

-- CreateIndex
CREATE INDEX "extra_dial_by_person" ON "extra_dial"("person_id", "at");

-- CreateIndex
CREATE INDEX "call_record_by_connection" ON "call_record"("connection_id", "id" DESC);

-- CreateIndex
CREATE INDEX "call_record_by_attempt" ON "call_record"("attempt_id");

-- CreateIndex
CREATE INDEX "vendor_event_by_connection" ON "vendor_event"("connection_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "vendor_event_once" ON "vendor_event"("connection_id", "kind", "event_key");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_once" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_once" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_by_user" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_by_user" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "verification_by_identifier" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "apikey_key_once" ON "apikey"("key");

-- CreateIndex
CREATE INDEX "apikey_by_reference" ON "apikey"("reference_id");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_once" ON "rate_limit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_name_once" ON "campaign"("name");

-- CreateIndex
CREATE INDEX "campaign_list_by_list" ON "campaign_list"("list_id");

-- CreateIndex
CREATE INDEX "spool_entry_by_state" ON "spool_entry"("campaign_id", "state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "spool_entry_once" ON "spool_entry"("contact_id", "campaign_id");

-- CreateIndex
CREATE UNIQUE INDEX "connection_name_once" ON "connection"("name");

-- CreateIndex
CREATE UNIQUE INDEX "connection_inbound_once" ON "connection"("inbound_hash");

-- CreateIndex
CREATE UNIQUE INDEX "live_push_attempt_once" ON "live_push"("attempt_id");

-- CreateIndex
CREATE INDEX "live_push_by_number" ON "live_push"("number");

-- CreateIndex
CREATE UNIQUE INDEX "contact_list_name_once" ON "contact_list"("name");

-- CreateIndex
CREATE INDEX "list_import_by_list" ON "list_import"("list_id", "id" DESC);

-- CreateIndex
CREATE INDEX "person_key_by_person" ON "person_key"("person_id");

-- CreateIndex
CREATE INDEX "contact_by_list" ON "contact"("list_id", "id");

-- CreateIndex
CREATE INDEX "contact_by_person" ON "contact"("person_id");

-- CreateIndex
CREATE INDEX "contact_by_external_id" ON "contact"("list_id", "external_id");

-- CreateIndex
CREATE INDEX "phone_number_by_e164" ON "phone_number"("e164");

-- CreateIndex
CREATE INDEX "audit_entry_by_object" ON "audit_entry"("object_type", "object_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "calling_hours_name_once" ON "calling_hours"("name");

-- CreateIndex
CREATE UNIQUE INDEX "holiday_calendar_name_once" ON "holiday_calendar"("name");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_group_name_once" ON "campaign_group"("name");

-- CreateIndex
CREATE UNIQUE INDEX "respool_rule_set_name_once" ON "respool_rule_set"("name");

-- CreateIndex
CREATE INDEX "dnc_entry_by_value" ON "dnc_entry"("value");

-- CreateIndex
CREATE UNIQUE INDEX "disposition_once" ON "disposition"("l1", "l2", "l3");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_dialing_hours_id_fkey" FOREIGN KEY ("dialing_hours_id") REFERENCES "calling_hours"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_contacting_hours_id_fkey" FOREIGN KEY ("contacting_hours_id") REFERENCES "calling_hours"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_respool_rule_set_id_fkey" FOREIGN KEY ("respool_rule_set_id") REFERENCES "respool_rule_set"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "campaign_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_list" ADD CONSTRAINT "campaign_list_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_list" ADD CONSTRAINT "campaign_list_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "contact_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispatch_status" ADD CONSTRAINT "dispatch_status_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spool_entry" ADD CONSTRAINT "spool_entry_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spool_entry" ADD CONSTRAINT "spool_entry_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vendor_session" ADD CONSTRAINT "vendor_session_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_mark" ADD CONSTRAINT "poll_mark_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_push" ADD CONSTRAINT "live_push_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_import" ADD CONSTRAINT "list_import_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "contact_list"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "contact_list"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_number" ADD CONSTRAINT "phone_number_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file_chunk" ADD CONSTRAINT "stored_file_chunk_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calling_hours" ADD CONSTRAINT "calling_hours_holiday_calendar_id_fkey" FOREIGN KEY ("holiday_calendar_id") REFERENCES "holiday_calendar"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cap" ADD CONSTRAINT "cap_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cap" ADD CONSTRAINT "cap_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "campaign_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dnc_entry" ADD CONSTRAINT "dnc_entry_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "campaign_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dnc_entry" ADD CONSTRAINT "dnc_entry_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;


