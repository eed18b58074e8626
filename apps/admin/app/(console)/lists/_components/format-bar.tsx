'use client';

import { DELIMITERS, ENCODINGS, type ImportPreview } from '@callspool/contracts';
import { Select } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { FormatChoice } from './import-wizard';
import styles from './step-columns.module.css';

const SEPARATORS = DELIMITERS.filter((each) => each !== 'auto');
const WORDS = { ',': 'comma', ';': 'semicolon', tab: 'tab', '|': 'bar' } as const;

/** How the file is written: what was found, why, and each of it to be changed. */
export function FormatBar({
  format,
  onFormat,
}: {
  readonly format: ImportPreview['format'];
  readonly onFormat: (format: FormatChoice['format']) => void;
}) {
  const t = useTranslations('listImport.format');
  const { delimiter, encoding, hasHeader, lineEnd } = format;
  return (
    <div>
      <div className={styles.format}>
        <Select
          label={t('separator')}
          allowDeselect={false}
          data={SEPARATORS.map((value) => ({ value, label: t(`separators.${WORDS[value]}`) }))}
          value={delimiter}
          onChange={(value) => {
            const chosen = SEPARATORS.find((each) => each === value);
            if (chosen !== undefined) onFormat({ delimiter: chosen });
          }}
        />
        <Select
          label={t('encoding')}
          allowDeselect={false}
          data={ENCODINGS.map((value) => ({ value, label: t(`encodings.${value}`) }))}
          value={encoding}
          onChange={(value) => {
            const chosen = ENCODINGS.find((each) => each === value);
            if (chosen !== undefined) onFormat({ encoding: chosen });
          }}
        />
        <Select
          label={t('firstRow')}
          allowDeselect={false}
          data={[
            { value: 'true', label: t('header') },
            { value: 'false', label: t('noHeader') },
          ]}
          value={String(hasHeader)}
          onChange={(value) => onFormat({ hasHeader: value === 'true' })}
        />
        <div className={styles.fact}>
          <span>{t('lineEnds')}</span>
          <span>{t(`lineEnd.${lineEnd}`)}</span>
        </div>
      </div>
      <p className={styles.why}>
        <span className={format.isEncodingCertain ? undefined : styles.look}>
          {t(`encodingReasons.${format.encodingReason}`)}
        </span>{' '}
        {t(`headerReasons.${format.headerReason}`)} {t(`delimiterReasons.${format.delimiterReason}`)}
      </p>
    </div>
  );
}
