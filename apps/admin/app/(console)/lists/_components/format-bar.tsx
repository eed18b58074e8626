'use client';

import { delimiter as delimiterField, ENCODINGS, type ImportPreview, LAYOUTS } from '@callspool/contracts';
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FormatChoice } from './import-wizard';
import styles from './step-columns.module.css';

const WORDS = {
  ',': 'comma',
  ';': 'semicolon',
  tab: 'tab',
  '|': 'bar',
  ':': 'colon',
  '^': 'caret',
  '~': 'tilde',
  ' ': 'space',
} as const;
const SEPARATORS = Object.keys(WORDS) as (keyof typeof WORDS)[];
const OTHER = 'other';

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
        <Separator delimiter={delimiter} onDelimiter={(chosen) => onFormat({ delimiter: chosen })} />
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
        {format.layout === 'ucontact' && (
          <Select
            label={t('layout')}
            allowDeselect={false}
            data={LAYOUTS.map((value) => ({ value, label: t(`layouts.${value}`) }))}
            value={format.layout}
            onChange={(value) => {
              const chosen = LAYOUTS.find((each) => each === value);
              if (chosen !== undefined) onFormat({ layout: chosen });
            }}
          />
        )}
        <div className={styles.fact}>
          <span>{t('lineEnds')}</span>
          <span>{t(`lineEnd.${lineEnd}`)}</span>
        </div>
      </div>
      {format.packing !== 'none' && (
        <p className={styles.why}>
          {t(`packings.${format.packing}`)} {format.innerName ?? ''}
        </p>
      )}
      {format.repeatedNames.length > 0 && (
        <p className={styles.why} role="note">
          <span className={styles.look}>
            {t('repeated', { names: format.repeatedNames.map((name) => `"${name}"`).join(', ') })}
          </span>
        </p>
      )}
      <p className={styles.why}>
        <span className={format.isEncodingCertain ? undefined : styles.look}>
          {t(`encodingReasons.${format.encodingReason}`)}
        </span>{' '}
        {t(`headerReasons.${format.headerReason}`)} {t(`delimiterReasons.${format.delimiterReason}`)}
      </p>
    </div>
  );
}

/** One of the usual separators, or any other single character. */
function Separator({
  delimiter,
  onDelimiter,
}: {
  readonly delimiter: string;
  readonly onDelimiter: (delimiter: string) => void;
}) {
  const t = useTranslations('listImport.format');
  const usual = SEPARATORS.find((each) => each === delimiter);
  const [isOther, setIsOther] = useState(usual === undefined);
  return (
    <>
      <Select
        label={t('separator')}
        allowDeselect={false}
        data={[
          ...SEPARATORS.map((value) => ({ value, label: t(`separators.${WORDS[value]}`) })),
          { value: OTHER, label: t('separators.other') },
        ]}
        value={isOther ? OTHER : (usual ?? OTHER)}
        onChange={(value) => {
          const chosen = SEPARATORS.find((each) => each === value);
          setIsOther(chosen === undefined);
          if (chosen !== undefined) onDelimiter(chosen);
        }}
      />
      {isOther && (
        <TextInput
          label={t('otherSeparator')}
          maxLength={1}
          defaultValue={usual === undefined ? delimiter : ''}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            if (delimiterField.safeParse(chosen).success) onDelimiter(chosen);
          }}
        />
      )}
    </>
  );
}
