import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { SecretBox } from '../common/secrets/secret-box.js';
import type { SqlTransaction } from '../database/transaction-runner.js';
import { ErasedMarksRepository } from './erased-marks.repository.js';

/** Stands where the number of an erased person stood; no number in E.164 looks like it. */
export const ERASED = 'erased';
export const ERASURE_KEY_CONTEXT = 'erasure key';
const KEY_BYTES = 32;

/** What is told of a call again. */
export interface ToldRecord {
  readonly vendorKey: string;
  readonly startedAt: Date;
  readonly source: string;
  readonly destination: string;
}

/**
 * Knows erased persons by keyed hashes only, so that what a vendor tells again of their earlier calls is not stored. A
 * number that comes back later is somebody new: only calls that began before the erasure are left out.
 */
@Injectable()
export class ErasedMarks {
  private key: Buffer | null = null;

  constructor(
    private readonly marks: ErasedMarksRepository,
    private readonly box: SecretBox,
    private readonly clock: Clock,
  ) {}

  /** Marks numbers (in all the spellings that vendors may use) and call records, in the transaction of the erasure. */
  async add(
    client: SqlTransaction,
    erasureId: string,
    of: { spellings: readonly string[]; records: readonly { connectionId: string; vendorKey: string }[] },
    at: Date,
  ): Promise<number> {
    const key = (await this.keyOf(client)) ?? (await this.makeKey(client));
    const hashes = [
      ...of.spellings.map((spelling) => hash(key, numberOf(spelling))),
      ...of.records.map((record) => hash(key, recordOf(record.connectionId, record.vendorKey))),
    ];
    await this.marks.add(client, erasureId, hashes, at);
    return new Set(hashes).size;
  }

  /** The records without those of erased persons' earlier calls, which are counted with the proof. */
  async without<T extends ToldRecord>(
    client: SqlTransaction,
    connectionId: string,
    records: readonly T[],
  ): Promise<T[]> {
    const key = (await this.marks.any(client)) ? await this.keyOf(client) : null;
    if (key === null) return [...records];
    const hashesOf = (record: T): string[] => [
      hash(key, recordOf(connectionId, record.vendorKey)),
      hash(key, numberOf(record.source)),
      hash(key, numberOf(record.destination)),
    ];
    const told = records.map((record) => ({ record, hashes: hashesOf(record) }));
    const found = await this.marks.find(client, [...new Set(told.flatMap(({ hashes }) => hashes))]);
    const known = new Map(found.map((mark) => [mark.hash, mark]));
    const dropped: string[] = [];
    const kept = told.filter(({ record, hashes: [byKey = '', ...byNumber] }) => {
      const itself = known.get(byKey);
      const earlier = byNumber
        .map((one) => known.get(one))
        .find((mark) => mark && record.startedAt <= mark.at);
      const mark = itself ?? earlier;
      if (mark !== undefined) dropped.push(mark.erasureId);
      return mark === undefined;
    });
    if (dropped.length > 0) await this.marks.countDropped(client, dropped);
    return kept.map(({ record }) => record);
  }

  /** The erasures of this number. */
  async erasuresOf(client: SqlTransaction, number: string): Promise<string[]> {
    const key = await this.keyOf(client);
    if (key === null) return [];
    return (await this.marks.find(client, [hash(key, numberOf(number))])).map(({ erasureId }) => erasureId);
  }

  private async keyOf(client: SqlTransaction): Promise<Buffer | null> {
    if (this.key !== null) return this.key;
    const envelope = await this.marks.findKey(client);
    if (envelope === null) return null;
    this.key = Buffer.from(this.box.open(envelope, ERASURE_KEY_CONTEXT), 'base64');
    return this.key;
  }

  private async makeKey(client: SqlTransaction): Promise<Buffer> {
    const envelope = this.box.seal(randomBytes(KEY_BYTES).toString('base64'), ERASURE_KEY_CONTEXT);
    await this.marks.makeKey(client, envelope, this.clock.now());
    // Not remembered before the commit: another may have won, or this one may be rolled back.
    const kept = (await this.marks.findKey(client)) ?? envelope;
    return Buffer.from(this.box.open(kept, ERASURE_KEY_CONTEXT), 'base64');
  }
}

const hash = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');
/** Vendors write a number with and without signs around its digits. */
const numberOf = (text: string): string => `n:${text.replace(/\D/g, '')}`;
const recordOf = (connectionId: string, vendorKey: string): string => `r:${connectionId}:${vendorKey}`;
