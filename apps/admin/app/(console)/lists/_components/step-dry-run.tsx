'use client';

import type { ContactListView, ListImportView } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { IconArrowLeft, IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Refusal } from '../../../../components/ui/refusal';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Refused } from '../../../../components/ui/shown';
import { useBytes } from '../../../../hooks/use-bytes';
import { useNumber } from '../../../../hooks/use-number';
import { useGo } from '../../../../hooks/unsaved';
import { useServerWords } from '../../../../hooks/use-server-words';
import { cancelRun, commitDryRun, isOver, rejectsHref, runQuery } from '../../../../lib/api/list-imports';
import { DryRunFindings } from './dry-run-findings';
import { RunProgress } from './run-progress';
import { WizardPage } from './wizard-page';
import wizard from './wizard.module.css';

/** The third step: every row is judged as the import will judge it, and nothing is stored. */
export function StepDryRun({
  list,
  dryRunId,
  onBack,
}: {
  readonly list: ContactListView;
  readonly dryRunId: string;
  readonly onBack: () => void;
}) {
  const t = useTranslations('listImport');
  const bytes = useBytes();
  const number = useNumber();
  const run = useQuery(runQuery('dry-runs', list.id, dryRunId));
  const found = run.data;
  const back = (
    <Button variant="default" leftSection={<IconArrowLeft size={16} aria-hidden="true" />} onClick={onBack}>
      {t('steps.columns')}
    </Button>
  );
  if (found === undefined) {
    return (
      <WizardPage step="dryRun" list={list} title={t('dryRun.running')} foot={back}>
        {run.error === null ? (
          <RowSkeleton />
        ) : (
          <Refused error={run.error} onAgain={() => void run.refetch()} />
        )}
      </WizardPage>
    );
  }
  const isDone = found.state === 'done';
  return (
    <WizardPage
      step="dryRun"
      list={list}
      file={`${found.fileName}, ${bytes(found.bytesTotal)}`}
      title={
        isDone
          ? t('dryRun.title', { in: number.whole(found.rowsAccepted), all: number.whole(found.rowsRead) })
          : t(isOver(found) ? 'dryRun.ended' : 'dryRun.running')
      }
      facts={isDone ? t('dryRun.order') : undefined}
      foot={
        <>
          {back}
          <span>{isDone ? <Checked run={found} /> : t('nothingStored')}</span>
          <DryRunActs list={list} run={found} />
        </>
      }
    >
      {found.state === 'failed' && (
        <Refusal title={t('dryRun.failed')} message={found.error ?? t('dryRun.failed')} />
      )}
      {found.state === 'cancelled' && <p>{t('dryRun.cancelled')}</p>}
      {!isOver(found) && (
        <RunProgress run={found} onCancel={() => cancelRun('dry-runs', list.id, found.id)} />
      )}
      {isDone && <DryRunFindings run={found} />}
    </WizardPage>
  );
}

function Checked({ run }: { readonly run: ListImportView }) {
  const t = useTranslations('listImport.dryRun');
  if (run.startedAt === null || run.finishedAt === null) return null;
  const seconds = (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000;
  return <>{t('checked', { seconds: seconds.toFixed(1) })}</>;
}

/** Rejects to look at, and the commit with its count: of exactly this file, read in exactly this way. */
function DryRunActs({ list, run }: { readonly list: ContactListView; readonly run: ListImportView }) {
  const t = useTranslations('listImport');
  const say = useServerWords();
  const go = useGo();
  const number = useNumber();
  const commit = useMutation({
    mutationFn: () => commitDryRun(list.id, run.id),
    onSuccess: ({ id }) => go(`/lists/${list.id}/imports/${id}`),
  });
  if (run.state !== 'done') return null;
  return (
    <span className={wizard.footEnd}>
      {commit.error !== null && <span role="alert">{say(commit.error.message)}</span>}
      {run.rowsAccepted === 0 && <span>{t('dryRun.nothingGood')}</span>}
      {run.hasRejects && (
        <Button
          component="a"
          href={rejectsHref('dry-runs', list.id, run.id)}
          download
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden="true" />}
        >
          {t('rejects')}
        </Button>
      )}
      <Button disabled={run.rowsAccepted === 0} loading={commit.isPending} onClick={() => commit.mutate()}>
        {t('dryRun.commit', { count: run.rowsAccepted, shown: number.whole(run.rowsAccepted) })}
      </Button>
    </span>
  );
}
