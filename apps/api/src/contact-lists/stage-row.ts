import type { ClassifiedRow, StagedNumber } from './row-classifier.js';

/** Columns of an import's staging table, in the order of a staged line. */
export const STAGE_COLUMNS = `
  contact_id, line, raw, phone_column, e164, kind, zones, zone_source, postal_evidence, alternatives, external_id,
  name, time_zone, postal_code, priority, agent, fields, reason, detail, bad_column, bad_value, message, warnings`;

const NULL = '\\N';
const BLANK = `${NULL}\t`;
const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A row in the text format of COPY (PostgreSQL manual, COPY, "Text Format"), with its line end. */
export function toStageLine(row: ClassifiedRow): string {
  const { line, raw } = row;
  if (!row.ok) {
    const { reason, detail, bad } = row;
    const about = `${NULL}\t${row.e164 ?? NULL}\t${BLANK.repeat(5)}${text(row.externalId ?? null)}\t${BLANK.repeat(6)}`;
    return `${NULL}\t${line}\t${text(raw)}\t${about}${reason}\t${text(detail)}\t${text(bad.column)}\t${text(bad.value)}\t${text(bad.message)}\t${NULL}\n`;
  }
  const { main, alternatives, warnings } = row;
  const others = alternatives.length === 0 ? NULL : text(JSON.stringify(alternatives));
  const cells = [
    row.contactId,
    line,
    text(raw),
    text(row.phoneColumn),
    main.e164,
    text(main.kind),
    zonesText(main),
    main.zoneSource,
    main.postalEvidence ?? NULL,
    others,
    text(row.externalId),
    text(row.name),
    text(row.timeZone),
    text(row.postalCode),
    row.priority,
    text(row.agent),
    text(row.fields),
    `${NULL}\t${NULL}\t${NULL}\t${NULL}\t${NULL}`,
    warnings.length === 0 ? NULL : text(JSON.stringify(warnings)),
  ];
  return `${cells.join('\t')}\n`;
}

function text(value: string | null): string {
  if (value === null) return NULL;
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign) : value;
}

/** Zone names hold nothing that an array literal would have to quote. */
const zonesText = ({ zones }: StagedNumber): string => `{${zones.join(',')}}`;
