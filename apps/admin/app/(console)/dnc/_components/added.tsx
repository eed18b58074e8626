'use client';

import type { AddDncAnswer } from '@callspool/contracts';
import { Button, Group } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useSession } from '../../../../components/session/session-context';
import { Proof } from './recall-proof';
import styles from './dnc.module.css';

/** What an addition came to, and the proof that what was on its way comes back. */
export function Added({
  answer,
  onAgain,
  onClose,
}: {
  readonly answer: AddDncAnswer;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}) {
  const t = useTranslations('dnc.adding');
  const session = useSession();
  const { added, known, extended, additionId, at } = answer;
  return (
    <div className={styles.done}>
      <p className={styles.doneTitle} role="status">
        {t('done', { added })}
      </p>
      <p>
        {known + extended > 0 && <>{t('doneMore', { known, extended })} </>}
        {t('safe')}
      </p>
      <Proof of={{ additionId }} at={at} who={session.name} />
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onAgain}>
          {t('again')}
        </Button>
        <Button onClick={onClose} data-autofocus>
          {t('close')}
        </Button>
      </Group>
    </div>
  );
}
