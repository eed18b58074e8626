'use client';

import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Keys } from '../ui/keys';
import { useOpenPalette } from './palette-context';
import styles from './palette.module.css';

/** Looks like a field, because that is what people look for; on a phone a magnifier. */
export function PaletteButton() {
  const t = useTranslations('palette');
  const open = useOpenPalette();
  return (
    <UnstyledButton className={styles.field ?? ''} onClick={open}>
      <IconSearch size={16} aria-hidden="true" />
      <VisuallyHidden>{t('title')}</VisuallyHidden>
      <span className={styles.fieldText}>{t('open')}</span>
      <span className={styles.fieldKeys}>
        <Keys keys="mod+k" />
      </span>
    </UnstyledButton>
  );
}
