'use client';

import { Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useAllKeys } from '../../hooks/keys';
import { Keys } from '../ui/keys';
import styles from './all-keys.module.css';

/** Every key that acts on this page, by group. */
export function AllKeys({ isShown, onClose }: { readonly isShown: boolean; readonly onClose: () => void }) {
  const t = useTranslations('frame');
  const all = useAllKeys();
  const groups = [...new Set(all.map(({ group }) => group))];
  return (
    <Modal opened={isShown} onClose={onClose} title={t('keys.all')} size="lg">
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group}>
            <h3 className={styles.name}>{group}</h3>
            <dl className={styles.keys}>
              {all
                .filter((binding) => binding.group === group)
                .map(({ keys, label }) => (
                  <div key={keys} className={styles.key}>
                    <dt>{label}</dt>
                    <dd>
                      <Keys keys={keys} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
