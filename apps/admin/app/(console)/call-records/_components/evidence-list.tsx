'use client';

import type { CallEvidenceView } from '@callspool/contracts';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { formatDuration } from '../../../../lib/format/duration';
import styles from './records.module.css';

const ICONS = { yes: IconCheck, no: IconX, absent: IconMinus } as const;
const SHORT = 14;

/** Everything that a record and an attempt have, or have not, in common. */
export function EvidenceList({ evidence }: { readonly evidence: readonly CallEvidenceView[] }) {
  const t = useTranslations('records.evidence');
  return (
    <dl className={styles.evidence}>
      {evidence.map((one) => {
        const Icon = ICONS[one.holds];
        return (
          <div key={one.code} className={styles.evidenceOne} data-holds={one.holds}>
            <dt>
              <Icon size={16} role="img" aria-label={t(one.holds)} />
              {t(one.code)}
            </dt>
            <dd className="tabular" title={one.ofAttempt ?? undefined}>
              <Value evidence={one} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Value({
  evidence: { code, holds, ofRecord, ofAttempt, seconds },
}: {
  readonly evidence: CallEvidenceView;
}) {
  const t = useTranslations('records.evidence');
  if (code === 'time') {
    if (seconds === null) return t('never');
    const time = formatDuration(Math.abs(seconds));
    return t(seconds < 0 ? 'before' : 'after', { time });
  }
  if (holds === 'absent' || ofRecord === null) return t('absent');
  if (holds === 'yes') return shortened(ofRecord);
  return `${shortened(ofRecord)} ≠ ${shortened(ofAttempt ?? '–')}`;
}

/** The two ends of what is long: an id is known by them. */
const shortened = (text: string): string =>
  text.length <= SHORT + 4 ? text : `${text.slice(0, 8)}…${text.slice(-4)}`;
