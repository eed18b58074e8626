import { IconAlertOctagonFilled, IconCircleCheck, IconHelpHexagonFilled } from '@tabler/icons-react';
import styles from './state-pill.module.css';

const LOOKS = {
  good: { Icon: IconCircleCheck, className: styles.good },
  bad: { Icon: IconAlertOctagonFilled, className: styles.bad },
  unknown: { Icon: IconHelpHexagonFilled, className: styles.unknown },
} as const;

export type PillState = keyof typeof LOOKS;

/** Icon, word and colour, always all three. */
export function StatePill({ state, word }: { readonly state: PillState; readonly word: string }) {
  const { Icon, className } = LOOKS[state];
  return (
    <span className={`${styles.pill} ${className}`}>
      <Icon size={12} aria-hidden="true" />
      {word}
    </span>
  );
}
