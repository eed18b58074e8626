import type { CsvRecord } from '../files/csv-records.js';
import type { ImportOptions } from './list-imports.repository.js';
import { type ClassifiedRow, RowClassifier, type RowRules } from './row-classifier.js';
import { UcontactClassifier } from './ucontact-classifier.js';

/** Judges rows of one file, each by itself. */
export interface Classifier {
  classify(record: CsvRecord): ClassifiedRow;
}

/** The judge of rows that are laid out so. */
export function classifierFor(
  { columns, dialect, layout }: Pick<ImportOptions, 'columns' | 'dialect' | 'layout'>,
  place: Pick<RowRules, 'country' | 'defaultTimeZone'>,
): Classifier {
  if (layout === 'ucontact') return new UcontactClassifier(place);
  return new RowClassifier({ ...place, columns, delimiter: dialect.delimiter });
}
