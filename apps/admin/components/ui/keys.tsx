import { Kbd } from '@mantine/core';
import styles from './keys.module.css';

const NAMES: Readonly<Record<string, string>> = { mod: 'Ctrl', escape: 'Esc', enter: 'Enter' };

/** A key or sequence as caps: `mod+k` is Ctrl K. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys}>
      {keys.split(/[ +]/).map((key) => (
        <Kbd key={key} size="xs">
          {NAMES[key] ?? key.toUpperCase()}
        </Kbd>
      ))}
    </span>
  );
}
