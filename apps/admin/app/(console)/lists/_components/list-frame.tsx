'use client';

import type { ContactListView } from '@callspool/contracts';
import { IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../components/session/session-context';
import { LinkButton } from '../../../../components/ui/link-button';
import { PageBody } from '../../../../components/ui/page';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Shown } from '../../../../components/ui/shown';
import { StatePill } from '../../../../components/ui/state-pill';
import { TabLinks } from '../../../../components/ui/tabs-links';
import { useNumber } from '../../../../hooks/use-number';
import { useRegionName } from '../../../../hooks/use-region-name';
import { listQuery } from '../../../../lib/api/lists';
import { ListTiles } from './list-tiles';

/** What every part of a list's page shares: its name and facts, where its contacts stand, and the other parts. */
export function ListFrame({
  listId,
  isFull = false,
  children,
}: {
  readonly listId: string;
  readonly isFull?: boolean;
  readonly children: (list: ContactListView) => ReactNode;
}) {
  const list = useQuery(listQuery(listId));
  const t = useTranslations('lists');
  return list.data === undefined ? (
    <PageBody title={t('title')}>
      <Shown query={list} skeleton={<RowSkeleton />}>
        {() => null}
      </Shown>
    </PageBody>
  ) : (
    <Framed list={list.data} isFull={isFull}>
      <Shown query={list} skeleton={<RowSkeleton />}>
        {children}
      </Shown>
    </Framed>
  );
}

function Framed({
  list,
  isFull,
  children,
}: {
  readonly list: ContactListView;
  readonly isFull: boolean;
  readonly children: ReactNode;
}) {
  const t = useTranslations('lists');
  const may = useMay();
  const number = useNumber();
  const regionName = useRegionName();
  const root = `/lists/${list.id}`;
  const isArchived = list.archivedAt !== null;
  return (
    <PageBody
      title={list.name}
      isFull={isFull}
      pill={isArchived && <StatePill state="archived" word={t('archived')} />}
      facts={
        <>
          <span>{t('readAs', { country: regionName(list.defaultCountry) })}</span>
          <span>
            {list.defaultTimeZone === null
              ? t('noDefaultZone')
              : t('defaultZone', { zone: list.defaultTimeZone })}
          </span>
          <UsedByFact list={list} />
        </>
      }
      acts={
        may('lists.import') &&
        !isArchived && (
          <LinkButton href={`${root}/import`} leftSection={<IconUpload size={16} aria-hidden="true" />}>
            {t('importInto')}
          </LinkButton>
        )
      }
      tabs={
        <>
          <ListTiles listId={list.id} />
          <TabLinks
            label={t('parts')}
            tabs={[
              { href: root, name: t('tabs.contacts'), count: number.whole(list.contactCount) },
              { href: `${root}/zones`, name: t('tabs.zones') },
              { href: `${root}/imports`, name: t('tabs.imports'), count: number.whole(list.importCount) },
              { href: `${root}/settings`, name: t('tabs.settings') },
              ...(may('audit.readObject') ? [{ href: `${root}/history`, name: t('tabs.history') }] : []),
            ]}
          />
        </>
      }
    >
      {children}
    </PageBody>
  );
}

function UsedByFact({ list }: { readonly list: ContactListView }) {
  const t = useTranslations('lists');
  const number = useNumber();
  const names = list.campaigns.map(({ name }) => name).join(', ');
  if (list.campaignCount === 0) return <span>{t('noCampaignYet')}</span>;
  return (
    <span>
      {list.campaignCount > list.campaigns.length
        ? t('usedByMore', { names, count: number.whole(list.campaignCount - list.campaigns.length) })
        : t('usedBy', { names })}
    </span>
  );
}
