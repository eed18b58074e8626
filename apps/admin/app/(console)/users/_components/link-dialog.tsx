'use client';

import { Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../../components/ui/moment';

export interface ShownLink {
  readonly name: string;
  readonly url: string;
  readonly expiresAt: string;
}

/** A one-time link, shown once. It closes by its button only: a stray click must not lose it. */
export function LinkDialog({ link, onClose }: { readonly link: ShownLink; readonly onClose: () => void }) {
  const t = useTranslations('users.link');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { name: link.name })}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack gap={16}>
        <Text>{t.rich('text', { at: () => <Moment at={link.expiresAt} /> })}</Text>
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {link.url}
        </Code>
        <Group justify="flex-end" gap={8}>
          <CopyButton value={link.url}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? 'copied' : 'copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>{t('close')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
