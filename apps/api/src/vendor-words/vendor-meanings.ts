import { meaningOfWord, plainWord, type WordMeaning, type WordResult } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { groupBy } from '../common/collections/group-by.js';
import type { AnyTransaction } from '../database/statement.js';
import { VendorWordsRepository } from './vendor-words.repository.js';

/** A vendor's word and the connection that it came from. */
export interface SaidWord {
  readonly connectionId: string;
  readonly word: string;
  /** What the vendor's documents say that it means. */
  readonly documented?: WordResult | null;
}

/** What each of the words asked for means; to be asked of no others. */
export type MeaningOf = (said: SaidWord) => WordMeaning;

/** What vendors' words mean, as managers have said; for whoever reads records. */
@Injectable()
export class VendorMeanings {
  constructor(private readonly words: VendorWordsRepository) {}

  /** In one statement; `transaction` null: outside of any. */
  async of(said: readonly SaidWord[], transaction: AnyTransaction | null = null): Promise<MeaningOf> {
    const plains = new Set(said.map(({ word }) => plainWord(word)));
    const connectionIds = new Set(said.map(({ connectionId }) => connectionId));
    plains.delete('');
    const mappings = await this.words.fitting(transaction, [...connectionIds], [...plains]);
    const known = groupBy(mappings, ({ on, plain }) => `${on} ${plain}`);
    return ({ connectionId, word, documented }) =>
      meaningOfWord(word, known.get(`${connectionId} ${plainWord(word)}`) ?? [], documented);
  }
}
