'use client';

import type { DncRegistryView } from '@callspool/contracts';
import { Button, Table } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../../components/session/session-context';
import { EmptyState } from '../../../../../components/ui/empty-state';
import { LinkButton } from '../../../../../components/ui/link-button';
import { PageBody } from '../../../../../components/ui/page';
import { Panel } from '../../../../../components/ui/panel';
import { RowSkeleton } from '../../../../../components/ui/row-skeleton';
import { Shown } from '../../../../../components/ui/shown';
import { TwoLines } from '../../../../../components/ui/two-lines';
import { useIsPhone } from '../../../../../hooks/use-is-phone';
import { useNumber } from '../../../../../hooks/use-number';
import { dncRegistriesQuery } from '../../../../../lib/api/dnc-registries';
import { ScopeWords } from '../../_components/dnc-words';
import { NewRegistry } from './registry-form';
import { AgeWords, CoverWords, FreshnessPill } from './registry-words';
import styles from './registries.module.css';

/** The registers that somebody else keeps: how large, how old, and whether calls wait for a newer file. */
export function Registries() {
  const t = useTranslations('registries');
  const may = useMay();
  const live = useQuery(dncRegistriesQuery('live'));
  const [isAdding, setAdding] = useState(false);
  const add = may('dnc.manageRegistries') && (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <PageBody
      title={t('title')}
      facts={t('about')}
      acts={
        <>
          <LinkButton href="/dnc" variant="default">
            {t('toList')}
          </LinkButton>
          {add}
        </>
      }
    >
      <div className={styles.main}>
        <Shown query={live} skeleton={<RowSkeleton rows={4} />}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={t('emptyTitle')} act={add}>
                <p>{t('emptyText')}</p>
              </EmptyState>
            ) : (
              <Panel title={t('inUse', { count: items.length })} isFlush>
                <RegistryRows rows={items} />
              </Panel>
            )
          }
        </Shown>
        <Removed />
      </div>
      {isAdding && <NewRegistry onClose={() => setAdding(false)} />}
    </PageBody>
  );
}

function RegistryRows({ rows }: { readonly rows: readonly DncRegistryView[] }) {
  const t = useTranslations('registries');
  const number = useNumber();
  const isPhone = useIsPhone();
  const count = ({ numbers }: DncRegistryView): string => (numbers === null ? '–' : number.whole(numbers));
  if (isPhone) {
    return (
      <ul className={styles.cards}>
        {rows.map((row) => (
          <li key={row.id} className={styles.card}>
            <span className={styles.cardTop}>
              <Link href={`/dnc/registries/${row.id}`} className={styles.name}>
                {row.name}
              </Link>
              <FreshnessPill registry={row} />
            </span>
            <span>
              <ScopeWords entry={row} />, <CoverWords registry={row} />
            </span>
            <span className={styles.dim}>
              {t('numbersOf', { count: count(row) })} <AgeWords registry={row} />
            </span>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <Table horizontalSpacing={16} verticalSpacing={8}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('columns.name')}</Table.Th>
          <Table.Th>{t('columns.scope')}</Table.Th>
          <Table.Th ta="right">{t('columns.numbers')}</Table.Th>
          <Table.Th>{t('columns.file')}</Table.Th>
          <Table.Th>{t('columns.freshness')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Td>
              <Link href={`/dnc/registries/${row.id}`} className={styles.name}>
                {row.name}
              </Link>
            </Table.Td>
            <Table.Td>
              <TwoLines first={<ScopeWords entry={row} />} second={<CoverWords registry={row} />} />
            </Table.Td>
            <Table.Td ta="right" className="tabular">
              {count(row)}
            </Table.Td>
            <Table.Td>
              <AgeWords registry={row} />
            </Table.Td>
            <Table.Td>
              <FreshnessPill registry={row} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Registers that were taken away, with who did it and why. */
function Removed() {
  const t = useTranslations('registries');
  const { data } = useQuery(dncRegistriesQuery('removed'));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Panel title={t('removed')} isFlush>
      <ul className={styles.cards}>
        {data.items.map((row) => (
          <li key={row.id} className={styles.card}>
            <Link href={`/dnc/registries/${row.id}`} className={styles.name}>
              {row.name}
            </Link>
            <span className={styles.dim}>
              {t('removedBy', { who: row.removedBy ?? '', reason: row.removedReason ?? '' })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
