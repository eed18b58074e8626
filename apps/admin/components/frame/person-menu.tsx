'use client';

import { Menu, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconSelector,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'use-intl';
import { useServerWords } from '../../hooks/use-server-words';
import { signOut } from '../../lib/api/client';
import { LOCALE_COOKIE, LOCALE_NAMES, LOCALES } from '../../lib/i18n/locales';
import { useSession } from '../session/session-context';
import styles from './person-menu.module.css';

const SCHEMES = [
  { scheme: 'light', Icon: IconSun },
  { scheme: 'dark', Icon: IconMoon },
  { scheme: 'auto', Icon: IconDeviceDesktop },
] as const;

const YEAR_SECONDS = 31_536_000;

/** Who is signed in, and what is theirs: profile, colours, language, sign-out. */
export function PersonMenu({ isFolded }: { readonly isFolded: boolean }) {
  const t = useTranslations('frame');
  const { name, role } = useSession();
  return (
    <Menu position="top-start" width={232} shadow="md">
      <Menu.Target>
        <UnstyledButton className={styles.person ?? ''}>
          <span className={styles.initials} aria-hidden="true">
            {initials(name)}
          </span>
          {isFolded ? (
            <VisuallyHidden>{name}</VisuallyHidden>
          ) : (
            <>
              <span className={styles.words}>
                <span className={styles.name}>{name}</span>
                <span className={styles.role}>{t(`roles.${role}`)}</span>
              </span>
              <IconSelector size={16} aria-hidden="true" className={styles.mark ?? ''} />
            </>
          )}
          <VisuallyHidden>{t('person.mine')}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <PersonMenuItems />
    </Menu>
  );
}

export function PersonMenuItems() {
  const t = useTranslations('frame');
  const say = useServerWords();
  const router = useRouter();
  const locale = useLocale();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => router.replace('/sign-in'),
    onError: (error) =>
      notifications.show({ color: 'red', title: t('person.stillIn'), message: say(error.message) }),
  });
  const speak = (language: string): void => {
    document.cookie = `${LOCALE_COOKIE}=${language}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    router.refresh();
  };
  return (
    <Menu.Dropdown>
      <Menu.Item
        component={Link}
        href="/account"
        leftSection={<IconUserCircle size={16} aria-hidden="true" />}
      >
        {t('person.account')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Label>{t('person.colours')}</Menu.Label>
      <Menu.RadioGroup
        value={colorScheme}
        onChange={(scheme) => setColorScheme(scheme as typeof colorScheme)}
      >
        {SCHEMES.map(({ scheme, Icon }) => (
          <Menu.RadioItem key={scheme} value={scheme} rightSection={<Icon size={16} aria-hidden="true" />}>
            {t(`person.schemes.${scheme}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Divider />
      <Menu.Label>{t('person.language')}</Menu.Label>
      <Menu.RadioGroup value={locale} onChange={speak}>
        {LOCALES.map((language) => (
          <Menu.RadioItem key={language} value={language} lang={language}>
            {LOCALE_NAMES[language]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Divider />
      <Menu.Item leftSection={<IconLogout size={16} aria-hidden="true" />} onClick={() => leave.mutate()}>
        {t('person.signOut')}
      </Menu.Item>
    </Menu.Dropdown>
  );
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
