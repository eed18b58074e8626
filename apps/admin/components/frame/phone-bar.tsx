'use client';

import { Drawer, UnstyledButton } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import styles from './phone-bar.module.css';
import { type Place, PLACE_GROUPS, placeOf } from './places';

/** The bar at the foot of a phone: four places, and all the others behind "More". */
export function PhoneBar({ places, path }: { readonly places: readonly Place[]; readonly path: string }) {
  const t = useTranslations('frame');
  const [isOpen, setOpen] = useState(false);
  const current = placeOf(path)?.id;
  const onBar = places.filter(({ isOnPhoneBar }) => isOnPhoneBar === true);
  return (
    <nav className={styles.bar} aria-label={t('phoneNavigation')}>
      {onBar.map(({ id, href, Icon }) => (
        <Link
          prefetch={false}
          key={id}
          href={href}
          className={styles.place ?? ''}
          aria-current={id === current ? 'page' : undefined}
        >
          <Icon size={22} stroke={1.6} aria-hidden="true" />
          {t(`places.${id}`)}
        </Link>
      ))}
      <UnstyledButton className={styles.place ?? ''} aria-expanded={isOpen} onClick={() => setOpen(true)}>
        <IconDots size={22} aria-hidden="true" />
        {t('more')}
      </UnstyledButton>
      <Drawer opened={isOpen} onClose={() => setOpen(false)} position="bottom" size="80%" title={t('more')}>
        {PLACE_GROUPS.map((group) => (
          <div key={group} className={styles.group}>
            {places
              .filter((place) => place.group === group)
              .map(({ id, href, Icon }) => (
                <Link
                  prefetch={false}
                  key={id}
                  href={href}
                  className={styles.row ?? ''}
                  aria-current={id === current ? 'page' : undefined}
                  onClick={() => setOpen(false)}
                >
                  <Icon size={20} stroke={1.6} aria-hidden="true" />
                  {t(`places.${id}`)}
                </Link>
              ))}
          </div>
        ))}
      </Drawer>
    </nav>
  );
}
