import { IconAlertOctagonFilled } from '@tabler/icons-react';
import styles from './refusal.module.css';

/** Something was asked for and refused: what, and why. Read out at once. */
export function Refusal({ title, message }: { readonly title: string; readonly message: string }) {
  return (
    <div className={styles.refusal} role="alert">
      <IconAlertOctagonFilled className={styles.icon} size={16} aria-hidden="true" />
      <div>
        <strong className={styles.title}>{title}</strong>
        <p className={styles.message}>{message}</p>
      </div>
    </div>
  );
}
