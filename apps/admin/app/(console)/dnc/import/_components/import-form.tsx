'use client';

import type { DncImportPreview, DncImportView, StoredFileView } from '@callspool/contracts';
import { Button, Stack } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Panel } from '../../../../../components/ui/panel';
import { Refusal } from '../../../../../components/ui/refusal';
import { RowSkeleton } from '../../../../../components/ui/row-skeleton';
import { Shown } from '../../../../../components/ui/shown';
import { useUnsavedGuard } from '../../../../../hooks/unsaved';
import { useServerWords } from '../../../../../hooks/use-server-words';
import { DNC_IMPORTS, previewDncImport, startDncImport } from '../../../../../lib/api/dnc';
import { fieldIssues } from '../../_components/add-problems';
import { reachOf, reachRequest } from '../../_components/reach';
import { ReachFields } from '../../_components/reach-fields';
import { ImportPreview } from './import-preview';
import { type Reading, ReadingFields } from './reading-fields';
import styles from './dnc-import.module.css';

const FIRST: Reading = { column: null, hasHeader: null, delimiter: 'auto', encoding: 'utf-8' };

/** How the file is read, with what that makes of its first rows, and what its entries say. */
export function ImportForm({
  file,
  onStarted,
  onOther,
}: {
  readonly file: StoredFileView;
  readonly onStarted: (started: DncImportView) => void;
  readonly onOther: () => void;
}) {
  const t = useTranslations('dnc.imports');
  const common = useTranslations('common');
  const say = useServerWords();
  const queries = useQueryClient();
  const [reading, setReading] = useState(FIRST);
  const [reach, setReach] = useState(() => reachOf('file'));
  const asked = {
    fileId: file.id,
    delimiter: reading.delimiter,
    encoding: reading.encoding,
    match: reach.match,
    // In a file such a row is a slip; whoever means a country adds it by hand.
    confirmsWholeCountries: false,
    ...(reading.column === null ? {} : { column: reading.column }),
    ...(reading.hasHeader === null ? {} : { hasHeader: reading.hasHeader }),
    ...(reach.country === null ? {} : { country: reach.country }),
  };
  const preview = useQuery<DncImportPreview>({
    queryKey: ['dnc-import-preview', asked],
    queryFn: () => previewDncImport(asked),
    placeholderData: keepPreviousData,
  });
  const starting = useMutation({
    mutationFn: () => startDncImport({ ...asked, ...reachRequest(reach) }),
    onSuccess: (started) => {
      onStarted(started);
      void queries.invalidateQueries({ queryKey: DNC_IMPORTS });
    },
  });
  useUnsavedGuard(!starting.isSuccess);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    starting.mutate();
  };
  return (
    <form onSubmit={submit} className={styles.main}>
      <Panel
        title={<span className={styles.fileName}>{file.name}</span>}
        acts={
          <Button variant="default" size="xs" onClick={onOther}>
            {t('other')}
          </Button>
        }
      >
        <Shown query={preview} skeleton={<RowSkeleton rows={6} />}>
          {(data) => (
            <Stack gap={16}>
              <ReadingFields
                preview={data}
                reading={reading}
                reach={reach}
                onReading={(change) => setReading({ ...reading, ...change })}
                onReach={(change) => setReach({ ...reach, ...change })}
              />
              <ImportPreview preview={data} />
            </Stack>
          )}
        </Shown>
      </Panel>
      <Panel title={t('what')}>
        <Stack gap={16}>
          <ReachFields
            reach={reach}
            issues={fieldIssues(starting.error, say)}
            onChange={(change) => setReach({ ...reach, ...change })}
          />
          {starting.error !== null && <Refusal title={common('notSaved')} message={starting.error.message} />}
          <div>
            <Button type="submit" loading={starting.isPending} disabled={preview.data === undefined}>
              {t('start')}
            </Button>
          </div>
        </Stack>
      </Panel>
    </form>
  );
}
