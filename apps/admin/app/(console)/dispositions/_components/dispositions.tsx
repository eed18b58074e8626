'use client';

import type { DispositionView } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../components/session/session-context';
import { EmptyState } from '../../../../components/ui/empty-state';
import { PageBody } from '../../../../components/ui/page';
import { Shown } from '../../../../components/ui/shown';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { allDispositions } from '../../../../lib/api/rules';
import { DispositionDialog } from './disposition-dialog';
import { DispositionTabs } from './disposition-tabs';
import { DispositionTree } from './disposition-tree';

/** Every ending that a call can have, as a tree of three levels. */
export function Dispositions() {
  const t = useTranslations('dispositions');
  const may = useMay();
  const all = useQuery(allDispositions);
  const [open, setOpen] = useState<DispositionView | 'new' | null>(null);
  const isEditor = may('dispositions.edit');
  const create = isEditor && <Button onClick={() => setOpen('new')}>{t('newOne')}</Button>;
  return (
    <PageBody title={t('title')} facts={t('about')} acts={create} tabs={<DispositionTabs />}>
      <Shown query={all} skeleton={<RowSkeleton />}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title={t('empty')} act={create}>
              {t('emptyText')}
            </EmptyState>
          ) : (
            <DispositionTree dispositions={items} onOpen={isEditor ? setOpen : null} />
          )
        }
      </Shown>
      {open !== null && (
        <DispositionDialog disposition={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </PageBody>
  );
}
