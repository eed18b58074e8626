'use client';

import type { UserState, UserView } from '@callspool/contracts';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Column } from '../../../../components/data-table/data-table-types';
import { Moment } from '../../../../components/ui/moment';
import { type PillState, StatePill } from '../../../../components/ui/state-pill';

const PILLS: Readonly<Record<UserState, PillState>> = {
  active: 'good',
  invited: 'scheduled',
  disabled: 'paused',
};

export function useUserColumns(menu: (user: UserView) => ReactNode): readonly Column<UserView>[] {
  const t = useTranslations('users');
  const roles = useTranslations('frame.roles');
  return [
    {
      key: 'name',
      head: t('columns.name'),
      width: 240,
      isGrowing: true,
      cell: ({ name, email }) => (
        <>
          <span style={{ fontWeight: 500 }}>{name}</span>
          <div style={{ color: 'var(--cs-ink-3)', fontSize: 12 }}>{email}</div>
        </>
      ),
    },
    { key: 'role', head: t('columns.role'), width: 176, cell: ({ role }) => roles(role) },
    {
      key: 'state',
      head: t('columns.state'),
      width: 136,
      cell: ({ state }) => <StatePill state={PILLS[state]} word={t(`states.${state}`)} />,
    },
    {
      key: 'second',
      head: t('columns.second'),
      width: 136,
      cell: ({ hasTwoFactor }) => (
        <span style={hasTwoFactor ? undefined : { color: 'var(--cs-ink-3)' }}>
          {t(hasTwoFactor ? 'second.on' : 'second.off')}
        </span>
      ),
    },
    {
      key: 'lastSignIn',
      head: t('columns.lastSignIn'),
      width: 176,
      cell: ({ lastSignInAt }) =>
        lastSignInAt === null ? (
          <span style={{ color: 'var(--cs-ink-3)' }}>{t('never')}</span>
        ) : (
          <Moment at={lastSignInAt} />
        ),
    },
    { key: 'acts', head: '', width: 64, isNumber: true, cell: menu },
  ];
}
