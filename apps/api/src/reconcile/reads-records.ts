/**
 * SQL over `connection`: whether its call records can be read. A SOP has a history per extension only, so it has records
 * where extensions are named.
 */
export const READS_RECORDS = `(connection.kind in ('ucontact', 'iexpbx') or (connection.kind = 'escaux'
    and jsonb_array_length(coalesce(connection.settings -> 'historyExtensions', '[]')) > 0))`;
