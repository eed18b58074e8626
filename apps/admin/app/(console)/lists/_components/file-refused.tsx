'use client';

import type { ContactListView } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Refusal } from '../../../../components/ui/refusal';
import { ApiError } from '../../../../lib/api/problem';
import { WizardPage } from './wizard-page';

const KINDS = [
  'xlsx',
  'xls',
  'ods',
  'zip',
  'gzip',
  'pdf',
  'picture',
  'web_page',
  'rich_text',
  'binary',
] as const;

/** The file is something else than rows of text, or cannot be read: what it is, and what to do. */
export function FileRefused({
  list,
  error,
  onBack,
}: {
  readonly list: ContactListView;
  readonly error: Error;
  readonly onBack: () => void;
}) {
  const t = useTranslations('listImport');
  const details = error instanceof ApiError ? error.problem.details : undefined;
  const kind = KINDS.find((each) => each === details?.['kind']);
  return (
    <WizardPage
      step="columns"
      list={list}
      title={t('refusedFile.title')}
      facts={t('refusedFile.about')}
      foot={
        <Button leftSection={<IconArrowLeft size={16} aria-hidden="true" />} onClick={onBack}>
          {t('refusedFile.other')}
        </Button>
      }
    >
      <Refusal
        title={t('refusedFile.why')}
        message={kind === undefined ? error.message : t(`refusedFile.kinds.${kind}`)}
      />
    </WizardPage>
  );
}
