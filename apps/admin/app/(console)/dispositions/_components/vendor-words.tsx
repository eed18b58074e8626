'use client';

import type { UnmappedWord, VendorWordView } from '@callspool/contracts';
import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../components/session/session-context';
import { PageBody } from '../../../../components/ui/page';
import { DispositionTabs } from './disposition-tabs';
import { MappedWords } from './mapped-words';
import { UnmappedWords } from './unmapped-words';
import { VendorWordDialog } from './vendor-word-dialog';

/** What is open: a mapping, a new one, or a new one for a word that records carry. */
export type OpenWord =
  | { readonly kind: 'new' }
  | { readonly kind: 'unmapped'; readonly word: UnmappedWord }
  | { readonly kind: 'mapped'; readonly word: VendorWordView };

/** What vendors' words mean, and the words that nobody has told us yet. */
export function VendorWords() {
  const t = useTranslations('dispositions.words');
  const isEditor = useMay()('dispositions.edit');
  const [open, setOpen] = useState<OpenWord | null>(null);
  const onOpen = isEditor ? setOpen : null;
  return (
    <PageBody
      title={t('title')}
      facts={t('about')}
      acts={isEditor && <Button onClick={() => setOpen({ kind: 'new' })}>{t('newOne')}</Button>}
      tabs={<DispositionTabs />}
    >
      <Stack gap={16}>
        <UnmappedWords onOpen={onOpen} />
        <MappedWords onOpen={onOpen} />
      </Stack>
      {open !== null && <VendorWordDialog open={open} onClose={() => setOpen(null)} />}
    </PageBody>
  );
}
