'use client';

import { CloseButton } from '@mantine/core';
import { IconAlertOctagonFilled } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ActRefusal } from '../../../../hooks/use-campaign-acts';
import { useServerWords } from '../../../../hooks/use-server-words';
import styles from './campaigns.module.css';

/** What was refused and why; stays until it is taken away, because somebody has to mend it. */
export function Refusals({
  refusals,
  error,
  onClose,
}: {
  readonly refusals: readonly ActRefusal[];
  readonly error: Error | null;
  readonly onClose: () => void;
}) {
  const t = useTranslations('campaigns');
  const common = useTranslations('common');
  const say = useServerWords();
  if (refusals.length === 0 && error === null) return null;
  return (
    <div className={styles.refusals} role="alert">
      <IconAlertOctagonFilled size={16} aria-hidden="true" className={styles.bad ?? ''} />
      <ul>
        {error !== null && <li>{say(error.message)}</li>}
        {refusals.map(({ id, name, message }) => (
          <li key={id}>
            <Link href={`/campaigns/${id}`}>{t('done.refused', { name })}</Link>: {say(message)}
          </li>
        ))}
      </ul>
      <CloseButton size="sm" aria-label={common('close')} onClick={onClose} />
    </div>
  );
}
