'use client';

import { type ConnectionView, DIALING_METHODS, type DialingMethod, METHOD_KIND } from '@callspool/contracts';
import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useServerWords } from '../../hooks/use-server-words';
import styles from './choice.module.css';

/** How a call comes about. What the chosen connection cannot do stands there too, with the reason. */
export function MethodChoice({
  value,
  connection,
  error,
  isDisabled,
  onChange,
}: {
  readonly value: DialingMethod | null;
  readonly connection: ConnectionView | null;
  readonly error: ReactNode;
  readonly isDisabled: boolean;
  readonly onChange: (method: DialingMethod) => void;
}) {
  const t = useTranslations('wizard.basics');
  const say = useServerWords();
  return (
    <Radio.Group
      label={t('method')}
      value={value}
      error={error}
      onChange={(method) => onChange(method as DialingMethod)}
    >
      <div className={styles.cards}>
        {DIALING_METHODS.map((method) => {
          const isThere = connection === null || METHOD_KIND[method] === connection.kind;
          return (
            <Radio.Card
              key={method}
              value={method}
              className={styles.card ?? ''}
              disabled={isDisabled || !isThere || connection === null}
            >
              <Radio.Indicator size="xs" mt={2} />
              <span className={styles.words}>
                <span className={styles.name}>{t(`methods.${method}.name`)}</span>
                <span className={styles.text}>{t(`methods.${method}.text`)}</span>
                {connection === null && <span className={styles.reason}>{t('needsConnection')}</span>}
                {!isThere && (
                  <span className={styles.reason}>
                    {t(`needs.${METHOD_KIND[method]}`, { name: connection.name })}{' '}
                    {say(connection.missing['contactPusher'] ?? '')}
                  </span>
                )}
              </span>
            </Radio.Card>
          );
        })}
      </div>
    </Radio.Group>
  );
}
