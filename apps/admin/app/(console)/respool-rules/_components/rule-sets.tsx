'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../components/session/session-context';
import { EmptyState } from '../../../../components/ui/empty-state';
import { LinkButton } from '../../../../components/ui/link-button';
import { Moment } from '../../../../components/ui/moment';
import { PageBody } from '../../../../components/ui/page';
import { Panel } from '../../../../components/ui/panel';
import { Rows } from '../../../../components/ui/rows';
import { Shown } from '../../../../components/ui/shown';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { allRespoolRuleSets } from '../../../../lib/api/rules';

/** Every set of respool rules of the house. */
export function RuleSets() {
  const t = useTranslations('respool');
  const may = useMay();
  const sets = useQuery(allRespoolRuleSets);
  const create = may('policy.edit') && <LinkButton href="/respool-rules/new">{t('newSet')}</LinkButton>;
  return (
    <PageBody title={t('title')} facts={t('about')} acts={create}>
      <Shown query={sets} skeleton={<RowSkeleton />}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title={t('empty')} act={create}>
              {t('emptyText')}
            </EmptyState>
          ) : (
            <Panel title={t('title')} note={items.length} isFlush>
              <Rows
                rows={items}
                rowKey={({ id }) => id}
                href={({ id }) => `/respool-rules/${id}`}
                cells={({ name, rules, updatedAt, version }) => ({
                  name,
                  main: t('rulesOf', { count: rules.filter(({ maxTries }) => maxTries > 0).length }),
                  note: `v${version}`,
                  end: <Moment at={updatedAt} />,
                })}
              />
            </Panel>
          )
        }
      </Shown>
    </PageBody>
  );
}
