'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Panel } from '../../../../components/ui/panel';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Shown } from '../../../../components/ui/shown';
import { ZoneRows } from '../../../../components/contacts/zone-rows';
import { listSummaryQuery } from '../../../../lib/api/lists';
import { ListFrame } from './list-frame';

/** The contacts of a list by the zones of their main number. */
export function ListZones({ listId }: { readonly listId: string }) {
  const t = useTranslations('lists');
  const summary = useQuery(listSummaryQuery(listId));
  return (
    <ListFrame listId={listId}>
      {() => (
        <Panel title={t('zones.title')} note={t('zones.note')} isFlush>
          <Shown query={summary} skeleton={<RowSkeleton />}>
            {({ summary: figures }) =>
              figures === null ? (
                <RowSkeleton />
              ) : (
                <ZoneRows
                  zones={figures.zones.map(({ zones, contacts }) => ({ zones, count: contacts }))}
                  others={figures.otherZones}
                />
              )
            }
          </Shown>
        </Panel>
      )}
    </ListFrame>
  );
}
