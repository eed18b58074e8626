'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type MemberRow, phoneRows, type QueueRow } from '../../lib/live/live-rows';
import { useMay } from '../session/session-context';
import { Panel } from '../ui/panel';
import { AddMember } from './add-member';
import { QueueTable } from './queue-table';

/** The queues, with what puts another phone into one for whoever may. */
export function QueuePanel({
  rows,
  members,
}: {
  readonly rows: readonly QueueRow[];
  readonly members: readonly MemberRow[];
}) {
  const t = useTranslations('live.queues');
  const mayChange = useMay()('live.changeMembers');
  const [asked, setAsked] = useState<QueueRow | null>(null);
  return (
    <Panel title={t('title')} note={rows.length} isFlush>
      <QueueTable rows={rows} {...(mayChange && { onAdd: setAsked })} />
      {asked !== null && (
        <AddMember queue={asked} phones={phonesFor(asked, members)} onClose={() => setAsked(null)} />
      )}
    </Panel>
  );
}

/** Phones of the connection that serve other queues and not this one. */
function phonesFor(queue: QueueRow, members: readonly MemberRow[]): string[] {
  const own = members.filter(({ connection }) => connection.id === queue.connection.id);
  const here = new Set(own.filter((row) => row.queue === queue.name).map(({ name }) => name));
  return phoneRows(own).flatMap(({ name }) => (here.has(name) ? [] : [name]));
}
