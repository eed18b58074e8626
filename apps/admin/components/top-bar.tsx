'use client';

import {
  ActionIcon,
  Box,
  Button,
  Group,
  Text,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import type { SessionView } from '@callspool/contracts';
import { IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { signOut } from '../lib/api/client';
import styles from './top-bar.module.css';
import { Brand } from './ui/brand';

export function TopBar({ session }: { readonly session: SessionView }) {
  const router = useRouter();
  const leave = useMutation({ mutationFn: signOut, onSuccess: () => router.replace('/sign-in') });
  return (
    <Box component="header" className={styles.bar ?? ''}>
      <Brand />
      <Group gap={12} wrap="nowrap">
        <div className={styles.person}>
          <Text fw={500} lh="18px" truncate>
            {session.name}
          </Text>
          <Text fz="sm" lh="16px" c="var(--cs-ink-3)">
            {session.role}
          </Text>
        </div>
        <ColorSchemeButton />
        <Button
          variant="default"
          size="sm"
          leftSection={<IconLogout size={16} aria-hidden="true" />}
          loading={leave.isPending || leave.isSuccess}
          onClick={() => leave.mutate()}
        >
          Sign out
        </Button>
      </Group>
      {leave.isError && (
        <Text role="alert" c="var(--cs-bad-text)" className={styles.refusal ?? ''}>
          Still signed in. {leave.error.message}
        </Text>
      )}
    </Box>
  );
}

function ColorSchemeButton() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: true });
  const other = scheme === 'light' ? 'dark' : 'light';
  const Icon = scheme === 'light' ? IconMoon : IconSun;
  return (
    <ActionIcon
      variant="default"
      size={32}
      aria-label={`Use the ${other} colours`}
      onClick={() => setColorScheme(other)}
    >
      <Icon size={16} aria-hidden="true" />
    </ActionIcon>
  );
}
