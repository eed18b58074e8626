'use client';

import {
  type ContactListView,
  DEFAULT_DEDUPE,
  type ImportDedupe,
  type ImportMapping,
  type ImportPreview,
  type ImportSettings,
  type PreviewImportRequest,
} from '@callspool/contracts';
import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Refusal } from '../../../../components/ui/refusal';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { useBytes } from '../../../../hooks/use-bytes';
import { previewQuery, startDryRun } from '../../../../lib/api/list-imports';
import {
  choicesOf,
  hasPhone,
  mappingOf,
  namedMapping,
  type TargetChoice,
  withChoice,
} from './column-targets';
import { DedupeBar } from './dedupe-bar';
import { TemplateBar } from './template-bar';
import { ColumnTable } from './column-table';
import { FileRefused } from './file-refused';
import { FormatBar } from './format-bar';
import { AS_FOUND, type FormatChoice } from './import-wizard';
import { RowExample } from './row-example';
import { WizardPage } from './wizard-page';
import styles from './step-columns.module.css';
import wizard from './wizard.module.css';

/** The second step: how the file is read, and what each of its columns becomes. */
export function StepColumns({
  list,
  fileId,
  choice,
  onChoice,
  onBack,
  onDryRun,
}: {
  readonly list: ContactListView;
  readonly fileId: string;
  readonly choice: FormatChoice;
  readonly onChoice: (choice: FormatChoice) => void;
  readonly onBack: () => void;
  readonly onDryRun: (id: string) => void;
}) {
  const t = useTranslations('listImport');
  const bytes = useBytes();
  const preview = useQuery(previewQuery(list.id, requestOf(fileId, choice)));
  const found = preview.data;
  const targets = choice.targets ?? (found === undefined ? [] : choicesOf(found.columns));
  const dryRun = useMutation({
    mutationFn: (of: ImportPreview) =>
      startDryRun(list.id, { fileId, ...settingsOf(of.format, mappingOf(targets), choice.dedupe) }),
    onSuccess: ({ id }) => onDryRun(id),
  });
  if (found === undefined && preview.error !== null)
    return <FileRefused list={list} error={preview.error} onBack={onBack} />;
  const used = targets.filter(({ target }) => target !== 'skip').length;
  const isReady =
    found !== undefined && found.issues.length === 0 && hasPhone(targets) && !preview.isFetching;
  return (
    <WizardPage
      step="columns"
      list={list}
      file={found !== undefined && `${found.file.name}, ${bytes(found.file.size)}`}
      title={t('columnStep.title')}
      facts={t('columnStep.about')}
      foot={
        <>
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
            onClick={onBack}
          >
            {t('steps.file')}
          </Button>
          <span>{t('nothingStored')}</span>
          <span className={wizard.footEnd}>
            <span role="status">
              {hasPhone(targets) || found === undefined
                ? t('columnStep.used', { used: String(used), all: String(targets.length) })
                : t('columnStep.noPhone')}
            </span>
            <Button
              disabled={!isReady}
              loading={dryRun.isPending}
              rightSection={<IconArrowRight size={16} aria-hidden="true" />}
              onClick={() => found !== undefined && dryRun.mutate(found)}
            >
              {t('steps.dryRun')}
            </Button>
          </span>
        </>
      }
    >
      {dryRun.error !== null && <Refusal title={t('columnStep.refused')} message={dryRun.error.message} />}
      {preview.error !== null && <Refusal title={t('columnStep.refused')} message={preview.error.message} />}
      {found === undefined ? (
        <RowSkeleton rows={8} />
      ) : (
        <Columns
          list={list}
          found={found}
          targets={targets}
          isGuessed={choice.targets === null}
          choice={choice}
          onChoice={onChoice}
          onFormat={(format) =>
            onChoice({ ...AS_FOUND, dedupe: choice.dedupe, format: { ...choice.format, ...format } })
          }
          onTargets={(next) => onChoice({ ...choice, targets: next })}
        />
      )}
    </WizardPage>
  );
}

function Columns({
  list,
  found,
  targets,
  isGuessed,
  choice,
  onChoice,
  onFormat,
  onTargets,
}: {
  readonly list: ContactListView;
  readonly found: ImportPreview;
  readonly targets: readonly TargetChoice[];
  readonly isGuessed: boolean;
  readonly choice: FormatChoice;
  readonly onChoice: (choice: FormatChoice) => void;
  readonly onFormat: (format: FormatChoice['format']) => void;
  readonly onTargets: (targets: TargetChoice[]) => void;
}) {
  return (
    <div className={styles.split}>
      <div className={styles.main}>
        <TemplateBar
          preview={found}
          settings={settingsOf(found.format, namedMapping(mappingOf(targets), found), choice.dedupe)}
          onTemplate={({ layout, hasHeader, delimiter, encoding, mapping, dedupe }) =>
            onChoice({
              format: { layout, hasHeader, delimiter, encoding },
              mapping: mapping ?? null,
              dedupe: dedupe ?? DEFAULT_DEDUPE,
              targets: null,
            })
          }
        />
        {found.issues.map(({ message }) => (
          <p key={message} role="alert">
            {message}
          </p>
        ))}
        <FormatBar format={found.format} onFormat={onFormat} />
        <DedupeBar
          listId={list.id}
          dedupe={choice.dedupe}
          onDedupe={(dedupe) => onChoice({ ...choice, dedupe })}
        />
        <ColumnTable
          isFixed={found.format.layout === 'ucontact'}
          columns={found.columns}
          targets={targets}
          isGuessed={isGuessed}
          onTarget={(index, target) => onTargets(withChoice(targets, index, target))}
        />
      </div>
      <RowExample list={list} preview={found} />
    </div>
  );
}

/** A mapping without a number is none: then the guess is asked for again, and what was chosen is shown over it. */
function requestOf(fileId: string, { format, targets, mapping }: FormatChoice): PreviewImportRequest {
  const { delimiter = 'auto', layout = 'auto', ...rest } = format;
  const chosen = targets !== null && hasPhone(targets) ? mappingOf(targets) : mapping;
  // A mapping that is chosen for columns must not turn uContact's own file into them.
  const isOwn = layout === 'ucontact' || chosen === null;
  return { fileId, layout, delimiter, ...rest, ...(isOwn ? {} : { mapping: chosen }) };
}

/** How the file is read, as a dry run and a template take it. */
function settingsOf(
  { layout, hasHeader, delimiter, encoding }: ImportPreview['format'],
  mapping: ImportMapping,
  dedupe: ImportDedupe,
): ImportSettings {
  const how = { layout, hasHeader, delimiter, encoding, dedupe };
  return layout === 'ucontact' ? how : { ...how, mapping };
}
