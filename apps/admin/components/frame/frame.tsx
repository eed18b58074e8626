'use client';

import { useLocalStorage } from '@mantine/hooks';
import { usePathname } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useKeys } from '../../hooks/keys';
import { useGo } from '../../hooks/unsaved';
import { PaletteProvider } from '../palette/palette-context';
import { OwnPhonebarProvider } from '../phonebar/own-phonebar';
import { useMay } from '../session/session-context';
import { StopBanner } from '../stop/stop-banner';
import { StopProvider } from '../stop/stop-context';
import { AllKeys } from './all-keys';
import styles from './frame.module.css';
import { PhoneBar } from './phone-bar';
import { PLACES } from './places';
import { Rail } from './rail';
import { TopBar } from './top-bar';

/** The console around a page: navigation, top bar, and on a phone the bar at the foot. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('frame');
  const path = usePathname();
  const may = useMay();
  const go = useGo();
  const [isFolded, setFolded] = useLocalStorage({ key: 'callspool-rail-folded', defaultValue: false });
  const [areKeysShown, setKeysShown] = useState(false);
  const places = PLACES.filter(({ act }) => may(act));
  useKeys([
    ...places.map((place) => ({
      keys: `g ${place.key}`,
      label: t(`places.${place.id}`),
      group: t('keys.go'),
      run: () => go(place.href),
    })),
    { keys: '[', label: t('keys.rail'), group: t('keys.everywhere'), run: () => setFolded((was) => !was) },
    { keys: '?', label: t('keys.all'), group: t('keys.everywhere'), run: () => setKeysShown(true) },
  ]);
  return (
    <OwnPhonebarProvider>
      <StopProvider>
        <PaletteProvider onAllKeys={() => setKeysShown(true)}>
          <div className={styles.frame} data-folded={isFolded || undefined}>
            <a className={styles.skip} href="#page">
              {t('skip')}
            </a>
            <Rail places={places} path={path} isFolded={isFolded} onFold={() => setFolded((was) => !was)} />
            <TopBar path={path} onKeys={() => setKeysShown(true)} />
            <div className={styles.page} id="page" tabIndex={-1}>
              <StopBanner />
              {children}
            </div>
            <PhoneBar places={places} path={path} />
            <AllKeys isShown={areKeysShown} onClose={() => setKeysShown(false)} />
          </div>
        </PaletteProvider>
      </StopProvider>
    </OwnPhonebarProvider>
  );
}
