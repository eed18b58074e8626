import type { PersonData } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { strToU8, zipSync } from 'fflate';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { safeCell } from '../exports/csv-cell.js';
import { toCell } from '../exports/export-source.js';
import { toCsvRow } from '../files/csv-row.js';
import { noSuchContact } from './erase-person.js';
import { NOBODY, PersonRepository, type Who } from './person.repository.js';
import { spellingsOf } from './person-spellings.js';

const BOM = '\ufeff';

/** Gathers everything that is stored about one person, for them to have. */
@Injectable()
export class PersonDataService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly persons: PersonRepository,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** All lists, numbers, attempts, records, promises and audit entries of a person; noted in the audit. */
  data(actor: Actor, who: Who): Promise<PersonData> {
    return this.transactions.run(async (client) => {
      const person = await this.persons.find(client, who);
      if (person === null) throw noSuchContact(who);
      const found = await this.persons.data(client, person, spellingsOf(person));
      const counts = Object.fromEntries(Object.entries(found).map(([table, rows]) => [table, rows.length]));
      await this.audit.record(client, {
        actor,
        action: 'contact.person_exported',
        objectType: 'contact',
        objectId: person.contactIds[0] ?? NOBODY,
        after: counts,
      });
      return { personId: person.personId, at: this.clock.now().toISOString(), ...found };
    });
  }

  /** The same as one ZIP: `person.json`, and a CSV table of each part that is not empty. */
  async zip(actor: Actor, who: Who): Promise<Buffer> {
    const data = await this.data(actor, who);
    const tables = Object.entries(data).flatMap(([name, rows]) =>
      Array.isArray(rows) && rows.length > 0 ? [[`${name}.csv`, strToU8(tableOf(rows))] as const] : [],
    );
    const json = strToU8(JSON.stringify(data, null, 2));
    return Buffer.from(zipSync({ 'person.json': json, ...Object.fromEntries(tables) }));
  }
}

function tableOf(rows: readonly Record<string, unknown>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (cells: readonly string[]): string => `${toCsvRow(cells.map(safeCell), ',')}\r\n`;
  return BOM + line(columns) + rows.map((row) => line(columns.map((column) => textOf(row[column])))).join('');
}

/** Moments in UTC, as the JSON has them. */
function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  const cell = toCell(value);
  return cell === null || cell === undefined ? '' : String(cell);
}
