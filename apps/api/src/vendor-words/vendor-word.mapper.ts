import type { VendorWordView } from '@callspool/contracts';
import { resultOfWord } from '@callspool/domain';
import type { VendorWordRow } from './vendor-words.repository.js';

export function toVendorWordView(row: VendorWordRow): VendorWordView {
  const { dispositionId, dispositionLabel, dispositionAction } = row;
  return {
    id: row.id,
    connectionKind: row.kind,
    connectionId: row.connectionId,
    connectionName: row.connectionName,
    word: row.word,
    result: row.result,
    knownResult: resultOfWord(row.word),
    disposition:
      dispositionId === null || dispositionLabel === null || dispositionAction === null
        ? null
        : { id: dispositionId, label: dispositionLabel, action: dispositionAction },
    isApplying: row.applyingSince !== null,
    appliedAt: row.appliedAt?.toISOString() ?? null,
    appliedRecords: row.appliedRecords,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
