'use client';

import { USER_ROLES, USER_STATES, type UserView } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DataTable } from '../../../../components/data-table/data-table';
import { FilterBar } from '../../../../components/filters/filter-bar';
import { useMay } from '../../../../components/session/session-context';
import { EmptyState } from '../../../../components/ui/empty-state';
import { PageBody } from '../../../../components/ui/page';
import { Refused, StaleLine } from '../../../../components/ui/shown';
import { useList } from '../../../../hooks/use-list';
import { userPage } from '../../../../lib/api/people';
import { InviteDialog } from './invite-dialog';
import { LinkDialog, type ShownLink } from './link-dialog';
import { UserMenu } from './user-menu';
import { useUserColumns } from './use-user-columns';

const FILTERS = {
  text: parseAsString,
  role: parseAsStringLiteral(USER_ROLES),
  state: parseAsStringLiteral(USER_STATES),
};

/** Everybody who may sign in, and who is invited to. */
export function Users() {
  const t = useTranslations('users');
  const roles = useTranslations('frame.roles');
  const may = useMay();
  const [filter, setFilter] = useQueryStates(FILTERS);
  const list = useList(['users'], userPage, '/users', filter);
  const [isInviting, setInviting] = useState(false);
  const [link, setLink] = useState<ShownLink | null>(null);
  const menu = (user: UserView) => may('users.manage') && <UserMenu user={user} onLink={setLink} />;
  const columns = useUserColumns(menu);
  if (list.error !== null && list.rows.length === 0)
    return <Refused error={list.error} onAgain={list.refetch} />;
  return (
    <PageBody
      title={t('title')}
      isFull
      acts={
        may('users.manage') && (
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setInviting(true)}>
            {t('invite')}
          </Button>
        )
      }
    >
      <FilterBar
        search={filter.text}
        searchLabel={t('search')}
        onSearch={(text) => void setFilter({ text })}
        fields={[
          {
            key: 'role',
            name: t('filters.role'),
            values: USER_ROLES.map((value) => ({ value, label: roles(value) })),
          },
          {
            key: 'state',
            name: t('filters.state'),
            values: USER_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
          },
        ]}
        chosen={filter}
        onChoose={(key, value) => void setFilter({ [key]: value })}
      />
      {list.error !== null && <StaleLine error={list.error} onAgain={list.refetch} />}
      <DataTable
        label={t('title')}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.onMore}
        empty={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
        card={(user) => (
          <div style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
            <div>
              <strong>{user.name}</strong>
              <div>{user.email}</div>
              <div style={{ color: 'var(--cs-ink-3)', fontSize: 12 }}>
                {roles(user.role)}, {t(`states.${user.state}`)}
              </div>
            </div>
            {menu(user)}
          </div>
        )}
      />
      {isInviting && (
        <InviteDialog
          onClose={() => setInviting(false)}
          onInvited={(invited) => {
            setInviting(false);
            setLink(invited);
          }}
        />
      )}
      {link !== null && <LinkDialog link={link} onClose={() => setLink(null)} />}
    </PageBody>
  );
}
