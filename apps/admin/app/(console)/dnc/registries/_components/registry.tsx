'use client';

import type { DncRegistryView } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../../components/session/session-context';
import { Facts } from '../../../../../components/ui/facts';
import { LinkButton } from '../../../../../components/ui/link-button';
import { Moment } from '../../../../../components/ui/moment';
import { PageBody } from '../../../../../components/ui/page';
import { Panel } from '../../../../../components/ui/panel';
import { ReasonDialog } from '../../../../../components/ui/reason-dialog';
import { Refusal } from '../../../../../components/ui/refusal';
import { RowSkeleton } from '../../../../../components/ui/row-skeleton';
import { Shown } from '../../../../../components/ui/shown';
import { useBytes } from '../../../../../hooks/use-bytes';
import { useNumber } from '../../../../../hooks/use-number';
import {
  DNC_REGISTRIES,
  dncRegistryQuery,
  isGoing,
  registryBeat,
  removeDncRegistry,
} from '../../../../../lib/api/dnc-registries';
import { ScopeWords } from '../../_components/dnc-words';
import { LoadFile } from './load-file';
import { EditRegistry } from './registry-form';
import { AgeWords, CoverWords, FreshnessPill, useHeldBack } from './registry-words';
import { VersionProgress } from './version-progress';
import { Versions } from './versions';
import styles from './registries.module.css';

/** One register: what is in force, the way to a newer file, and every file there was. */
export function Registry({ id }: { readonly id: string }) {
  const query = useQuery({
    ...dncRegistryQuery(id),
    refetchInterval: ({ state }) => registryBeat(state.data?.latest),
  });
  return (
    <Shown query={query} skeleton={<RowSkeleton rows={6} />}>
      {(registry) => <RegistryPage registry={registry} />}
    </Shown>
  );
}

function RegistryPage({ registry }: { readonly registry: DncRegistryView }) {
  const t = useTranslations('registries');
  const may = useMay();
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null);
  const held = useHeldBack()(registry);
  const { name, latest, removedAt } = registry;
  const isLive = removedAt === null;
  const close = (): void => setOpen(null);
  return (
    <PageBody
      title={name}
      pill={isLive ? <FreshnessPill registry={registry} /> : undefined}
      acts={
        <>
          <LinkButton href="/dnc/registries" variant="default">
            {t('toRegistries')}
          </LinkButton>
          {isLive && may('dnc.manageRegistries') && (
            <Button variant="default" onClick={() => setOpen('edit')}>
              {t('edit')}
            </Button>
          )}
          {isLive && may('dnc.remove') && (
            <Button variant="default" onClick={() => setOpen('remove')}>
              {t('remove')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.main}>
          {isLive && held !== null && <Refusal title={t('held.title')} message={held} />}
          {latest !== null && (isGoing(latest) || latest.state === 'failed') && (
            <VersionProgress version={latest} />
          )}
          {isLive && may('dnc.import') && (latest === null || !isGoing(latest)) && (
            <LoadFile key={latest?.id ?? 'first'} registry={registry} />
          )}
          <Versions registryId={registry.id} latest={latest} />
        </div>
        <Panel title={t('facts.title')}>
          <RegistryFacts registry={registry} />
        </Panel>
      </div>
      {open === 'edit' && <EditRegistry registry={registry} onClose={close} />}
      {open === 'remove' && (
        <ReasonDialog
          title={t('removal.title', { name })}
          text={t('removal.text')}
          label={t('removal.reason')}
          keep={t('removal.keep')}
          act={t('removal.act')}
          renew={[DNC_REGISTRIES]}
          onAct={(reason) => removeDncRegistry(registry.id, reason)}
          onClose={close}
        />
      )}
    </PageBody>
  );
}

function RegistryFacts({ registry }: { readonly registry: DncRegistryView }) {
  const t = useTranslations('registries.facts');
  const number = useNumber();
  const bytes = useBytes();
  const { numbers, maxAgeDays, createdAt, createdBy, removedAt, removedBy, removedReason } = registry;
  return (
    <Facts
      facts={[
        { key: 'scope', name: t('scope'), value: <ScopeWords entry={registry} /> },
        { key: 'covers', name: t('covers'), value: <CoverWords registry={registry} /> },
        {
          key: 'limit',
          name: t('limit'),
          value: maxAgeDays === null ? t('noLimit') : t('days', { days: number.whole(maxAgeDays) }),
        },
        { key: 'numbers', name: t('numbers'), value: numbers === null ? '–' : number.whole(numbers) },
        { key: 'file', name: t('file'), value: <AgeWords registry={registry} /> },
        { key: 'size', name: t('size'), value: bytes(registry.bytes) },
        { key: 'made', name: t('made'), value: <Moment at={createdAt} isZoneSaid /> },
        { key: 'by', name: t('by'), value: createdBy },
        ...(removedAt === null
          ? []
          : [
              { key: 'removed', name: t('removed'), value: <Moment at={removedAt} /> },
              { key: 'removedBy', name: t('removedBy'), value: removedBy },
              { key: 'reason', name: t('reason'), value: removedReason },
            ]),
      ]}
    />
  );
}
