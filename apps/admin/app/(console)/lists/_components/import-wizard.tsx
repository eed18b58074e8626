'use client';

import {
  type ContactListView,
  DEFAULT_DEDUPE,
  type ImportDedupe,
  type ImportMapping,
  type PreviewImportRequest,
} from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryStates } from 'nuqs';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PageBody } from '../../../../components/ui/page';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Shown } from '../../../../components/ui/shown';
import { listQuery } from '../../../../lib/api/lists';
import type { TargetChoice } from './column-targets';
import { StepColumns } from './step-columns';
import { StepDryRun } from './step-dry-run';
import { StepFile } from './step-file';

/** How the file is to be read, as far as a person has said so; the rest is found out. */
export interface FormatChoice {
  readonly format: Pick<PreviewImportRequest, 'encoding' | 'hasHeader'> &
    Partial<Pick<PreviewImportRequest, 'delimiter' | 'layout'>>;
  /** Null: as guessed, or as the template says. */
  readonly targets: readonly TargetChoice[] | null;
  /** Of the template that was chosen. */
  readonly mapping: ImportMapping | null;
  readonly dedupe: ImportDedupe;
}

export const AS_FOUND: FormatChoice = { format: {}, targets: null, mapping: null, dedupe: DEFAULT_DEDUPE };

/** Where the wizard stands is in the URL, so that a reload and the back key do what they say. */
const PLACE = { file: parseAsString, check: parseAsString } as const;

/** From a file to an import: the file, its columns, a dry run. Nothing is stored in the list before the commit. */
export function ImportWizard({ listId }: { readonly listId: string }) {
  const list = useQuery(listQuery(listId));
  const t = useTranslations('listImport');
  if (list.data !== undefined) return <Steps list={list.data} />;
  return (
    <PageBody title={t('title')}>
      <Shown query={list} skeleton={<RowSkeleton />}>
        {() => null}
      </Shown>
    </PageBody>
  );
}

function Steps({ list }: { readonly list: ContactListView }) {
  const [{ file, check }, setPlace] = useQueryStates(PLACE, { history: 'push' });
  const [choice, setChoice] = useState<FormatChoice>(AS_FOUND);
  if (file === null) {
    return (
      <StepFile
        list={list}
        onFile={(id) => {
          setChoice(AS_FOUND);
          void setPlace({ file: id, check: null });
        }}
      />
    );
  }
  if (check === null) {
    return (
      <StepColumns
        list={list}
        fileId={file}
        choice={choice}
        onChoice={setChoice}
        onBack={() => void setPlace({ file: null, check: null })}
        onDryRun={(id) => void setPlace({ file, check: id })}
      />
    );
  }
  return <StepDryRun list={list} dryRunId={check} onBack={() => void setPlace({ file, check: null })} />;
}
