import pg from 'pg';

/** Any fixed number: nodes that start together agree on one key under this lock. */
const SECRET_KEY_LOCK = 4_242_004;

export interface KeyCheckRow {
  readonly keyId: string;
  readonly envelope: string;
}

/** What the database tells about the key its secrets are sealed with, read and written under one lock. */
export interface KeyChecks {
  readonly rows: readonly KeyCheckRow[];
  /** The ids of the keys that stored secrets were sealed with, whatever the check rows say. */
  readonly usedKeyIds: readonly string[];
  add(row: KeyCheckRow, at: Date): Promise<void>;
}

/** `v1.<key id>.…` for what we seal; the sign-in library writes the id as the number of the key's version. */
const USED_KEY_IDS = `
  select distinct split_part(envelope, '.', 2) as "keyId" from (
    select secret_envelope as envelope from connection
    union all select inbound_envelope from connection
    union all select token_envelope from vendor_session
    union all select 'v1.' || lpad(to_hex(split_part(secret, '$', 3)::bigint), 12, '0') from two_factor
      where secret ~ '^[$]ba[$][0-9]{1,15}[$]'
  ) stored where envelope like 'v1.%' order by 1`;

/** Runs `work` while no other node looks at or settles the key. */
export async function withKeyChecks<T>(
  directUrl: string,
  work: (checks: KeyChecks) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: directUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [SECRET_KEY_LOCK]);
    const { rows } = await client.query<KeyCheckRow>(
      'select key_id as "keyId", envelope from secret_key_check',
    );
    const used = await client.query<{ keyId: string }>(USED_KEY_IDS);
    return await work({
      rows,
      usedKeyIds: used.rows.map(({ keyId }) => keyId),
      add: async (row, at) => {
        await client.query(
          'insert into secret_key_check (key_id, envelope, created_at) values ($1, $2, $3)',
          [row.keyId, row.envelope, at],
        );
      },
    });
  } finally {
    await client.end();
  }
}
