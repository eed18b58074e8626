'use client';

import {
  IconHelpHexagonFilled,
  IconPhone,
  IconPhoneCalling,
  IconPhoneOff,
  IconPhoneX,
  IconRobot,
  IconQuestionMark,
  IconAntennaBarsOff,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import styles from './result-word.module.css';

const LOOKS = {
  ANSWERED: { Icon: IconPhone, tone: 'answered' },
  MACHINE: { Icon: IconRobot, tone: 'machine' },
  NO_ANSWER: { Icon: IconPhoneOff, tone: 'none' },
  BUSY: { Icon: IconPhoneCalling, tone: 'busy' },
  CONGESTION: { Icon: IconAntennaBarsOff, tone: 'congestion' },
  CANCELLED: { Icon: IconPhoneX, tone: 'none' },
  REJECTED: { Icon: IconPhoneX, tone: 'invalid' },
  INVALID_NUMBER: { Icon: IconPhoneX, tone: 'invalid' },
  UNCONFIRMED: { Icon: IconHelpHexagonFilled, tone: 'unconfirmed' },
} as const;

const isKnown = (result: string): result is keyof typeof LOOKS => result in LOOKS;

/** What became of a call, by icon and word. Null: a word of the vendor that nobody has told us. */
export function ResultMark({ result, word }: { readonly result: string | null; readonly word?: string }) {
  const known = result !== null && isKnown(result) ? LOOKS[result] : null;
  const Icon = known?.Icon ?? IconQuestionMark;
  return (
    <span className={styles.mark}>
      <Icon size={16} aria-hidden="true" className={styles.icon ?? ''} data-tone={known?.tone ?? 'unknown'} />
      <span className={result === null ? styles.unknown : styles.word}>
        <ResultWord result={result} {...(word === undefined ? {} : { word })} />
      </span>
    </span>
  );
}

/** The word alone, within a sentence. */
export function ResultWord({ result, word }: { readonly result: string | null; readonly word?: string }) {
  const t = useTranslations('respool.results');
  if (result !== null && isKnown(result)) return t(result);
  return result ?? (word === undefined ? '–' : `“${word}”`);
}
