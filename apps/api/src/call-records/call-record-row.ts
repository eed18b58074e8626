/** A call record as it is stored, with the names that its readers need. */
export interface CallRecordItemRow {
  readonly id: string;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly campaignId: string | null;
  readonly campaignName: string | null;
  readonly vendorKey: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly source: string;
  readonly destination: string;
  readonly number: string | null;
  readonly durationSeconds: number;
  readonly billSeconds: number | null;
  readonly dispositionWord: string;
  readonly result: string | null;
  readonly disposition: string | null;
  readonly leg: string;
  readonly vendorCampaign: string | null;
  readonly agent: string | null;
  readonly correlationId: string | null;
  readonly guid: string | null;
  readonly hasRecording: boolean;
  readonly attemptId: string | null;
  readonly matchedBy: string | null;
  readonly confidence: number | null;
  readonly reviewedAt: Date | null;
  readonly receivedAt: Date;
}

export interface CallRecordRow extends CallRecordItemRow {
  readonly raw: unknown;
}

const COLUMNS = `
  record.id, record.connection_id as "connectionId", connection.name as "connectionName",
  record.campaign_id as "campaignId", campaign.name as "campaignName", record.vendor_key as "vendorKey",
  record.started_at as "startedAt", record.ended_at as "endedAt", record.source, record.destination, record.number,
  record.duration_seconds::float8 as "durationSeconds", record.bill_seconds::float8 as "billSeconds",
  record.disposition_word as "dispositionWord", record.result,
  nullif(concat_ws(' / ', disposition.l1, nullif(disposition.l2, ''), nullif(disposition.l3, '')), '') as disposition,
  record.leg, record.vendor_campaign as "vendorCampaign",
  record.agent, record.correlation_id as "correlationId", record.guid, record.has_recording as "hasRecording",
  record.attempt_id as "attemptId", record.matched_by as "matchedBy", record.confidence::float8 as confidence,
  record.reviewed_at as "reviewedAt", record.received_at as "receivedAt"`;

/** Rows with their names; `from` gives the rows of call_record. */
export const recordSelect = (from: string, { withRaw }: { withRaw: boolean }): string => `
  select ${COLUMNS}${withRaw ? ', record.raw' : ''} from ${from} record
  join connection on connection.id = record.connection_id
  left join campaign on campaign.id = record.campaign_id
  left join disposition on disposition.id = record.disposition_id`;
