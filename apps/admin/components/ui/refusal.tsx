'use client';

import { IconAlertOctagonFilled } from '@tabler/icons-react';
import { useServerWords } from '../../hooks/use-server-words';
import styles from './refusal.module.css';

/** Something was asked for and refused: what, and why. Read out at once. */
export function Refusal({ title, message }: { readonly title: string; readonly message: string }) {
  const say = useServerWords();
  return (
    <div className={styles.refusal} role="alert">
      <IconAlertOctagonFilled className={styles.icon} size={16} aria-hidden="true" />
      <div>
        <strong className={styles.title}>{title}</strong>
        <p className={styles.message}>{say(message)}</p>
      </div>
    </div>
  );
}
