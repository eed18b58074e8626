import {
  IconAlertOctagonFilled,
  IconArchive,
  IconArrowBarToDown,
  IconCalendarTime,
  IconCircleCheck,
  IconClockHour4,
  IconHelpHexagonFilled,
  IconPencil,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import styles from './state-pill.module.css';

const LOOKS = {
  running: { Icon: IconPlayerPlayFilled, className: styles.good },
  waiting: { Icon: IconClockHour4, className: styles.late },
  waiting_vendor: { Icon: IconPlugConnectedX, className: styles.late },
  paused: { Icon: IconPlayerPauseFilled, className: styles.unknown },
  draining: { Icon: IconArrowBarToDown, className: styles.ending },
  invalid: { Icon: IconAlertOctagonFilled, className: styles.bad },
  in_doubt: { Icon: IconHelpHexagonFilled, className: styles.doubt },
  finished: { Icon: IconCircleCheck, className: styles.outline },
  scheduled: { Icon: IconCalendarTime, className: styles.outline },
  draft: { Icon: IconPencil, className: styles.dashed },
  archived: { Icon: IconArchive, className: styles.bare },
  good: { Icon: IconCircleCheck, className: styles.good },
  bad: { Icon: IconAlertOctagonFilled, className: styles.bad },
  late: { Icon: IconClockHour4, className: styles.late },
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
