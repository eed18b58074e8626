import { MAX_IMPORT_ROWS } from '@callspool/contracts';
import { type CsvBatch, CsvUnreadableError } from '../files/csv-records.js';
import type { ImportCounts } from './list-imports.repository.js';
import type { Classifier } from './row-classifiers.js';
import { toStageLine } from './stage-row.js';

/** What is known after the pass over the file; the database may still reject rows that are accepted here. */
export class RunningCounts implements ImportCounts {
  rowsRead = 0;
  rowsAccepted = 0;
  rowsRejected = 0;
  warnings = 0;
  readonly rowsUpdated = 0;
  readonly rejectCounts: Record<string, number> = {};

  reject(reason: string): void {
    this.rowsRejected++;
    this.rejectCounts[reason] = (this.rejectCounts[reason] ?? 0) + 1;
  }
}

/**
 * Judges the rows of a file and gives them as staged lines, a block at a time. `afterBlock` is awaited before the next
 * block is read; when it throws, so does this.
 */
export async function* stagedLines(
  batches: AsyncIterable<CsvBatch>,
  options: {
    classifier: Classifier;
    counts: RunningCounts;
    skipFirst: boolean;
    afterBlock: () => Promise<void>;
  },
): AsyncGenerator<Buffer> {
  const { classifier, counts, afterBlock } = options;
  let toSkip = options.skipFirst ? 1 : 0;
  for await (const { records } of batches) {
    let lines = '';
    for (const record of records) {
      if (toSkip > 0) {
        toSkip--;
        continue;
      }
      const row = classifier.classify(record);
      counts.rowsRead++;
      if (row.ok) {
        counts.rowsAccepted++;
        counts.warnings += row.warnings.length;
      } else counts.reject(row.reason);
      lines += toStageLine(row);
    }
    if (counts.rowsRead > MAX_IMPORT_ROWS) {
      throw new CsvUnreadableError(`The file has more than ${MAX_IMPORT_ROWS} rows: split it.`);
    }
    if (lines !== '') yield Buffer.from(lines);
    await afterBlock();
  }
}
