'use client';

import { Button, Stack, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import styles from './service.module.css';

const RETRY_MS = 5_000;

export default function ServiceError({ retry }: { readonly retry: () => void }) {
  useEffect(() => {
    const timer = setTimeout(retry, RETRY_MS);
    return () => clearTimeout(timer);
  });
  return (
    <main className={styles.page}>
      <Stack gap={8} align="flex-start">
        <Title order={1}>The service does not answer.</Title>
        <Text>We try again in {RETRY_MS / 1000} s. You are not signed out.</Text>
        <Button variant="default" size="sm" onClick={retry} mt={8}>
          Try again now
        </Button>
      </Stack>
    </main>
  );
}
