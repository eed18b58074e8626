import type { ReactNode } from 'react';
import styles from './facts.module.css';

export interface Fact {
  readonly key: string;
  readonly name: ReactNode;
  readonly value: ReactNode;
}

/** What is known of one thing, a row a fact. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ key, name, value }) => (
        <div key={key} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
