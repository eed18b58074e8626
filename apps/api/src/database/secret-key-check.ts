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
  /** Whether a connection's secret is stored, whatever the check rows say. */
  readonly hasSecrets: boolean;
  add(row: KeyCheckRow, at: Date): Promise<void>;
}

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
    const secrets = await client.query('select 1 from connection limit 1');
    return await work({
      rows,
      hasSecrets: (secrets.rowCount ?? 0) > 0,
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
