'use client';

import type { OwnSessionView } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../../components/ui/moment';
import { Panel } from '../../../../components/ui/panel';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Shown } from '../../../../components/ui/shown';
import { endOtherSessions, endSession, ownSessions } from '../../../../lib/api/people';

/** Every browser in which one is signed in, each to be signed out from here. */
export function OwnSessions() {
  const t = useTranslations('account.sessions');
  const queries = useQueryClient();
  const sessions = useQuery(ownSessions);
  const renew = () => queries.invalidateQueries({ queryKey: ownSessions.queryKey });
  const end = useMutation({ mutationFn: endSession, onSuccess: renew });
  const endOthers = useMutation({
    mutationFn: endOtherSessions,
    onSuccess: async ({ ended }) => {
      notifications.show({ message: t('ended', { count: ended }) });
      await renew();
    },
  });
  return (
    <Panel
      title={t('title')}
      acts={
        <Button variant="default" size="xs" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {t('endOthers')}
        </Button>
      }
    >
      <Shown query={sessions} skeleton={<RowSkeleton rows={2} />}>
        {({ items }) => (
          <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
            {items.map((session) => (
              <li
                key={session.id}
                style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 16px', padding: '8px 0' }}
              >
                <span style={{ flex: 1, minWidth: 200 }}>
                  {browserOf(session) ?? t('unknown')}
                  {session.isThisOne && <strong> · {t('here')}</strong>}
                  <div style={{ color: 'var(--cs-ink-3)', fontSize: 12 }}>
                    {session.address} {t('since')} <Moment at={session.createdAt} />, {t('seen')}{' '}
                    <Moment at={session.lastSeenAt} />
                  </div>
                </span>
                {!session.isThisOne && (
                  <Button variant="subtle" size="xs" onClick={() => end.mutate(session.id)}>
                    {t('end')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </Panel>
  );
}

/** The browser's own name out of its user agent, enough to recognise it. */
function browserOf({ userAgent }: OwnSessionView): string | null {
  if (userAgent === null) return null;
  const known = /(Edg|OPR|Firefox|Chrome|Safari)\/([\d]+)/.exec(userAgent);
  const system = /\(([^;)]+)/.exec(userAgent)?.[1];
  return known === null
    ? userAgent.slice(0, 60)
    : `${known[1]} ${known[2]}${system === undefined ? '' : `, ${system}`}`;
}
