import type { AttentionItem } from '@callspool/contracts';
import {
  IconAlertOctagonFilled,
  IconCalendarOff,
  IconCalendarX,
  IconDatabaseExclamation,
  IconFileAlert,
  IconHelpHexagonFilled,
  IconLinkOff,
  IconPlugConnectedX,
  IconServerOff,
  IconVocabulary,
} from '@tabler/icons-react';
import styles from './needs-hand.module.css';

const LOOKS = {
  no_worker: { Icon: IconServerOff, tone: 'bad' },
  connection_down: { Icon: IconPlugConnectedX, tone: 'bad' },
  campaign_invalid: { Icon: IconAlertOctagonFilled, tone: 'bad' },
  start_blocked: { Icon: IconCalendarX, tone: 'bad' },
  in_doubt: { Icon: IconHelpHexagonFilled, tone: 'doubt' },
  unmatched_records: { Icon: IconLinkOff, tone: 'late' },
  unknown_words: { Icon: IconVocabulary, tone: 'late' },
  import_failed: { Icon: IconFileAlert, tone: 'bad' },
  registry_due: { Icon: IconDatabaseExclamation, tone: 'bad' },
  callbacks_missed: { Icon: IconCalendarOff, tone: 'late' },
} as const satisfies Record<AttentionItem['kind'], object>;

/** Red stops dialing or lost something, violet is not known, amber can wait. */
export function AttentionIcon({ kind }: { readonly kind: AttentionItem['kind'] }) {
  const { Icon, tone } = LOOKS[kind];
  return <Icon size={18} stroke={1.6} aria-hidden="true" className={styles.icon ?? ''} data-tone={tone} />;
}
