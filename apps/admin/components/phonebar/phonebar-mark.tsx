'use client';

import { IconHeadset, IconHeadsetOff } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { useOwnPhonebar } from './own-phonebar';
import styles from './phonebar.module.css';

/** In the top bar while the switch is on: whether this browser reads the phonebar of this PC. Leads to the switch. */
export function PhonebarMark() {
  const t = useTranslations('phonebar');
  const { chosen, status } = useOwnPhonebar();
  if (chosen === null) return null;
  const Icon = status.state === 'readable' ? IconHeadset : IconHeadsetOff;
  return (
    <Link
      prefetch={false}
      href="/account#phonebar"
      className={styles.mark ?? ''}
      data-state={status.state}
      title={t('markOf', { name: chosen.name, state: t(`states.${status.state}`) })}
    >
      <Icon size={18} aria-hidden="true" />
      <span className={styles.word}>{t('mark', { state: t(`states.${status.state}`) })}</span>
    </Link>
  );
}
