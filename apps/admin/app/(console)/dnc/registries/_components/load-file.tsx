'use client';

import type { DncRegistryView, DncVersionKind, StoredFileView } from '@callspool/contracts';
import { Button, Checkbox, Group, Input, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Panel } from '../../../../../components/ui/panel';
import { Refusal } from '../../../../../components/ui/refusal';
import { useUnsavedGuard } from '../../../../../hooks/unsaved';
import { useServerWords } from '../../../../../hooks/use-server-words';
import { DNC_REGISTRIES, loadDncRegistry } from '../../../../../lib/api/dnc-registries';
import { zonePlace } from '../../../../../lib/format/moment';
import { viewerZone } from '../../../../../lib/format/viewer-zone';
import { momentOfWallTime } from '../../../../../lib/format/wall-time';
import { fieldIssues } from '../../_components/add-problems';
import { PickFile } from '../../import/_components/pick-file';
import styles from './registries.module.css';

const PACKED = '.txt,.csv,.gz,text/plain,text/csv,application/gzip';

/** A newer file: chosen and sent, then said what it is; a job puts it in force. */
export function LoadFile({ registry }: { readonly registry: DncRegistryView }) {
  const t = useTranslations('registries.load');
  const [file, setFile] = useState<StoredFileView | null>(null);
  if (file === null)
    return <PickFile accept={PACKED} title={t('title')} hint={t('hint')} onPicked={setFile} />;
  return <LoadForm registry={registry} file={file} onOther={() => setFile(null)} />;
}

function LoadForm({
  registry,
  file,
  onOther,
}: {
  readonly registry: DncRegistryView;
  readonly file: StoredFileView;
  readonly onOther: () => void;
}) {
  const t = useTranslations('registries.load');
  const common = useTranslations('common');
  const queries = useQueryClient();
  const [kind, setKind] = useState<DncVersionKind>('full');
  const [asOf, setAsOf] = useState('');
  const [mayShrink, setMayShrink] = useState(false);
  const loading = useMutation({
    mutationFn: () => {
      const at = asOf === '' ? null : momentOfWallTime(`${asOf}T00:00`, viewerZone());
      return loadDncRegistry(registry.id, {
        fileId: file.id,
        kind,
        encoding: 'utf-8',
        mayShrink,
        ...(at === null ? {} : { asOf: at.toISOString() }),
      });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: DNC_REGISTRIES }),
  });
  useUnsavedGuard(!loading.isSuccess);
  const say = useServerWords();
  const issues = fieldIssues(loading.error, say);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    loading.mutate();
  };
  return (
    <Panel title={<span className={styles.fileName}>{file.name}</span>}>
      <form onSubmit={submit}>
        <Stack gap={16}>
          <Input.Wrapper label={t('kind')} labelElement="div" error={issues['kind']}>
            <SegmentedControl
              fullWidth
              aria-label={t('kind')}
              data={(['full', 'changes'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
              value={kind}
              onChange={setKind}
            />
          </Input.Wrapper>
          <TextInput
            type="date"
            label={t('asOf')}
            description={t('asOfHint', { zone: zonePlace(viewerZone()) })}
            value={asOf}
            error={issues['asOf']}
            onChange={(event) => setAsOf(event.currentTarget.value)}
          />
          {kind === 'full' && registry.numbers !== null && (
            <Checkbox
              label={t('mayShrink')}
              description={t('mayShrinkHint')}
              checked={mayShrink}
              onChange={(event) => setMayShrink(event.currentTarget.checked)}
            />
          )}
          {loading.error !== null && <Refusal title={common('notSaved')} message={loading.error.message} />}
          <Group gap={8}>
            <Button type="submit" loading={loading.isPending}>
              {t('act')}
            </Button>
            <Button variant="default" onClick={onOther}>
              {t('other')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
