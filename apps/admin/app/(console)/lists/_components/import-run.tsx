'use client';

import type { ContactListView, ListImportView } from '@callspool/contracts';
import { IconDownload, IconPlus } from '@tabler/icons-react';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../components/session/session-context';
import { LinkButton } from '../../../../components/ui/link-button';
import { PageBody } from '../../../../components/ui/page';
import { Moment } from '../../../../components/ui/moment';
import { Refusal } from '../../../../components/ui/refusal';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Shown, StaleLine } from '../../../../components/ui/shown';
import { useBytes } from '../../../../hooks/use-bytes';
import { useNumber } from '../../../../hooks/use-number';
import { cancelRun, isOver, rejectsHref, runQuery } from '../../../../lib/api/list-imports';
import { listQuery, LISTS } from '../../../../lib/api/lists';
import { ImportDone } from './import-done';
import { RunProgress } from './run-progress';
import { UndoImport } from './undo-import';
import { WizardPage } from './wizard-page';

/** An import from its first row to its receipt; it goes on whether this page is open or not. */
export function ImportRun({ listId, importId }: { readonly listId: string; readonly importId: string }) {
  const t = useTranslations('listImport');
  const queries = useQueryClient();
  const list = useQuery(listQuery(listId));
  const run = useQuery(runQuery('imports', listId, importId));
  const state = run.data?.state;
  const undone = run.data?.undo?.state;
  useEffect(() => {
    if (state === 'done') void queries.invalidateQueries({ queryKey: LISTS });
  }, [state, undone, queries]);
  if (list.data !== undefined && run.data !== undefined) {
    return (
      <>
        {run.error !== null && <StaleLine error={run.error} onAgain={() => void run.refetch()} />}
        <Run list={list.data} run={run.data} />
      </>
    );
  }
  return (
    <PageBody title={t('title')}>
      {list.data === undefined ? (
        <Shown query={list} skeleton={<RowSkeleton />}>
          {() => null}
        </Shown>
      ) : (
        <Shown query={run} skeleton={<RowSkeleton />}>
          {() => null}
        </Shown>
      )}
    </PageBody>
  );
}

function Run({ list, run }: { readonly list: ContactListView; readonly run: ListImportView }) {
  const t = useTranslations('listImport');
  const may = useMay();
  const bytes = useBytes();
  const number = useNumber();
  const isUndone = run.undo?.state === 'done';
  const isDone = run.state === 'done' && !isUndone;
  const words = { name: list.name, count: run.rowsAccepted, shown: number.whole(run.rowsAccepted) };
  return (
    <WizardPage
      step="commit"
      isOver={isDone}
      list={list}
      file={`${run.fileName}, ${bytes(run.bytesTotal)}`}
      title={isDone ? t('done.title', words) : t(`runTitles.${isUndone ? 'undone' : run.state}`)}
      facts={isDone ? <Sum run={run} /> : undefined}
      acts={isDone && <DoneActs list={list} run={run} />}
    >
      {run.state === 'failed' && (
        <Refusal title={t('failed')} message={`${run.error ?? ''} ${t('nothingAdded')}`.trim()} />
      )}
      {run.state === 'cancelled' && <p>{t('cancelled')}</p>}
      {isUndone && (
        <p>
          {t('undo.done', { by: run.undo?.by ?? '' })} <Moment at={run.undo?.at ?? null} isZoneSaid />
        </p>
      )}
      {run.undo?.state === 'refused' && (
        <Refusal title={t('undo.refused')} message={run.undo.error ?? t('undo.refused')} />
      )}
      {(run.state === 'failed' || run.state === 'cancelled' || isUndone) && may('lists.import') && (
        <div>
          <LinkButton href={`/lists/${list.id}/import`}>{t('startAnew')}</LinkButton>
        </div>
      )}
      {!isOver(run) && (
        <RunProgress
          run={run}
          hasWriting
          {...(may('lists.import') ? { onCancel: () => cancelRun('imports', list.id, run.id) } : {})}
        />
      )}
      {isDone && <ImportDone run={run} />}
    </WizardPage>
  );
}

/** Nothing is lost: the rows that were read are those that went in and those that did not. */
function Sum({ run }: { readonly run: ListImportView }) {
  const t = useTranslations('listImport.done');
  const number = useNumber();
  return (
    <>
      {t('sum', {
        all: number.whole(run.rowsRead),
        in: number.whole(run.rowsAccepted),
        out: number.whole(run.rowsRejected),
      })}
    </>
  );
}

function DoneActs({ list, run }: { readonly list: ContactListView; readonly run: ListImportView }) {
  const t = useTranslations('listImport');
  const may = useMay();
  return (
    <>
      {run.hasRejects && (
        <Button
          component="a"
          href={rejectsHref('imports', list.id, run.id)}
          download
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden="true" />}
        >
          {t('rejects')}
        </Button>
      )}
      {may('lists.import') && <UndoImport listName={list.name} run={run} />}
      <LinkButton href={`/lists/${list.id}`} variant="default">
        {t('done.openList')}
      </LinkButton>
      {may('campaigns.create') && (
        <LinkButton href="/campaigns/new" leftSection={<IconPlus size={16} aria-hidden="true" />}>
          {t('done.useIt')}
        </LinkButton>
      )}
    </>
  );
}
