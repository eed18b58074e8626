'use client';

import { CONNECTION_KINDS, type ConnectionKind } from '@callspool/contracts';
import { SegmentedControl } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { PageBody } from '../../../../components/ui/page';
import { viewerZone } from '../../../../lib/format/viewer-zone';
import { newValues } from '../../../../lib/connections/connection-values';
import { ConnectionForm } from './connection-form';

const neverChanges = () => () => undefined;

/** A dialer to be connected: its kind first, because the settings are the kind's own. */
export function NewConnection() {
  const t = useTranslations('connections');
  const [kind, setKind] = useState<ConnectionKind>('ucontact');
  // The server does not know the browser's zone: the form comes with it.
  const zone = useSyncExternalStore(neverChanges, viewerZone, () => null);
  return (
    <PageBody title={t('newConnection')} facts={t('newAbout')}>
      <SegmentedControl
        style={{ alignSelf: 'start', maxWidth: '100%', overflowX: 'auto' }}
        aria-label={t('kind')}
        value={kind}
        onChange={(value) => setKind(value as ConnectionKind)}
        data={CONNECTION_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      {zone !== null && <ConnectionForm key={kind} connection={null} initial={newValues(kind, zone)} />}
    </PageBody>
  );
}
