'use client';

import { ActionIcon, Menu } from '@mantine/core';
import { IconKeyboard, IconUserCircle } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { PaletteButton } from '../palette/palette-button';
import { PhonebarMark } from '../phonebar/phonebar-mark';
import { StopButton } from '../stop/stop-button';
import { Brand } from '../ui/brand';
import { Clock } from './clock';
import { PersonMenuItems } from './person-menu';
import { placeOf } from './places';
import styles from './top-bar.module.css';

/** Where one is, and what is always in reach. */
export function TopBar({ path, onKeys }: { readonly path: string; readonly onKeys: () => void }) {
  const t = useTranslations('frame');
  const place = placeOf(path);
  return (
    <header className={styles.bar}>
      <span className={styles.brand}>
        <Brand isMarkOnly />
      </span>
      {place !== null && (
        <Link
          prefetch={false}
          href={place.href}
          className={styles.place ?? ''}
          aria-current={path === place.href ? 'page' : undefined}
        >
          {t(`places.${place.id}`)}
        </Link>
      )}
      <span className={styles.room} />
      <PhonebarMark />
      <PaletteButton />
      <StopButton />
      <ActionIcon
        className={styles.wide ?? ''}
        variant="subtle"
        color="gray"
        size={32}
        aria-label={t('keys.all')}
        onClick={onKeys}
      >
        <IconKeyboard size={18} aria-hidden="true" />
      </ActionIcon>
      <Clock />
      <Menu position="bottom-end" width={232}>
        <Menu.Target>
          <ActionIcon
            className={styles.phone ?? ''}
            variant="subtle"
            color="gray"
            size={44}
            aria-label={t('person.mine')}
          >
            <IconUserCircle size={22} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <PersonMenuItems />
      </Menu>
    </header>
  );
}
