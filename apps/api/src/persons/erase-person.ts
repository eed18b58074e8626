import type { ErasePersonRequest, ErasureQuery, ErasureView, Page } from '@callspool/contracts';
import { parsePhone } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError, invariant } from '../common/errors/app-error.js';
import { decodeIdCursor } from '../common/http/id-cursor.js';
import { toPage } from '../common/http/page.js';
import { ContactWork } from '../contact-changes/contact-work.js';
import { ContactIntake } from '../contact-lists/contact-intake.js';
import { type SqlTransaction, TransactionRunner } from '../database/transaction-runner.js';
import { EraseRepository, type ErasureRow } from './erase.repository.js';
import { ErasedMarks } from './erased-marks.js';
import { type Person, PersonRepository, type Who } from './person.repository.js';
import { spellingsOf } from './person-spellings.js';

export type { Who } from './person.repository.js';

/** Texts and files have to be looked through as a whole. */
const ERASE_TIMEOUT_MS = 5 * 60_000;

/** Forgets a person, and keeps a proof of it that does not tell who it was. */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly persons: PersonRepository,
    private readonly erasing: EraseRepository,
    private readonly marks: ErasedMarks,
    private readonly work: ContactWork,
    private readonly intake: ContactIntake,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes the person behind a contact or a number out of every list, spool, record, text and file, all of it or nothing. Attempts and
   * records stay as figures of their campaigns; do-not-call entries stay, as the proof of an objection.
   * @throws AppError `person.in_flight` while a call to them is under way or in doubt; `person.not_confirmed`
   */
  async erase(actor: Actor, who: Who, request: ErasePersonRequest): Promise<ErasureView> {
    const id = uuidv7({ msecs: this.clock.now().getTime() });
    await this.transactions.run(async (client) => {
      await this.erasing.limitTime(client, ERASE_TIMEOUT_MS);
      await this.intake.lock(client);
      const person = await this.persons.find(client, who);
      if (person === null) throw noSuchContact(who);
      demandConfirmed(person, request.confirm);
      // What was reserved is let go, so that what is open afterwards has been sent.
      await this.work.stop(client, person.contactIds, 'CONTACT_REMOVED');
      await this.demandSettled(client, person);
      await this.eraseAll(client, actor, { id, person, reason: request.reason });
    });
    const [row] = await this.erasing.listProofs([id], null, 1);
    invariant(row !== undefined, 'An erasure has its proof.');
    return toErasureView(row);
  }

  /** The proofs, newest first; by number: those of whoever had it. */
  async list(query: ErasureQuery): Promise<Page<ErasureView>> {
    const { number } = query;
    const ids =
      number === undefined
        ? null
        : await this.transactions.run((client) => this.marks.erasuresOf(client, number));
    const rows = await this.erasing.listProofs(ids, decodeIdCursor(query.cursor), query.limit + 1);
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return { ...page, items: page.items.map(toErasureView) };
  }

  private async demandSettled(client: SqlTransaction, person: Person): Promise<void> {
    const open = await this.erasing.open(client, person.attemptIds);
    if (open.length === 0) return;
    throw new AppError(
      'person.in_flight',
      'A call to this person is under way, or it is not known yet how it ended. Erase them when it is settled.',
      { details: { attempts: open } },
    );
  }

  private async eraseAll(
    client: SqlTransaction,
    actor: Actor,
    { id, person, reason }: { id: string; person: Person; reason: string },
  ): Promise<void> {
    const at = this.clock.now();
    const spellings = spellingsOf(person);
    const records = await this.erasing.records(client, person.attemptIds, spellings);
    const had = await this.erasing.countEntries(client, person.contactIds);
    const proof = { id, at, actorId: actor.id, actorName: actor.name, reason };
    await this.erasing.prove(client, { ...proof, counts: {} });
    await this.marks.add(client, id, { spellings, records }, at);
    const files = await this.erasing.files(client, person.listIds);
    const callRecords = await this.erasing.blankRecords(
      client,
      records.map((record) => record.id),
    );
    const attempts = await this.erasing.blankAttempts(client, person.attemptIds);
    const extraDials = await this.erasing.blankExtraDials(client, person);
    const contacts = await this.erasing.removeContacts(client, person, spellings, at);
    const texts = await this.erasing.scrubTexts(client, person.names, spellings);
    const counts = {
      contacts,
      ...had,
      attempts,
      callRecords,
      extraDials,
      texts,
      files: await this.erasing.removeFiles(client, files),
    };
    await this.erasing.recount(client, id, counts);
    await this.audit.record(client, {
      actor,
      action: 'person.erased',
      objectType: 'erasure',
      objectId: id,
      after: { reason, counts },
    });
  }
}

export const noSuchContact = (who: Who): AppError =>
  new AppError('contact.not_found', 'No such contact.', { details: { ...who } });

function demandConfirmed(person: Person, confirm: string): void {
  const typed = parsePhone(confirm, null);
  const said = typed.ok ? typed.e164 : confirm;
  if (person.mainNumber !== null && said === person.mainNumber) return;
  throw new AppError('person.not_confirmed', 'Type the main number of the contact to confirm.', {
    issues: [
      { path: 'confirm', message: 'It is not the main number of this contact, with its country code.' },
    ],
  });
}

const toErasureView = ({ at, ...row }: ErasureRow): ErasureView => ({ ...row, at: at.toISOString() });
