'use client';

import { ActionIcon, Button, CopyButton, Group, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Confirm } from '../../../../components/ui/confirm';
import { Panel } from '../../../../components/ui/panel';
import { Refusal } from '../../../../components/ui/refusal';
import { readInbound, rotateInbound } from '../../../../lib/api/connections';
import styles from './connections.module.css';

const ADDRESSES = ['callStarted', 'callEnded', 'keyPress'] as const;

/** The secret addresses on which the PBX reports: hidden until asked for, and made anew when they have leaked. */
export function InboundPanel({ id }: { readonly id: string }) {
  const t = useTranslations('connections.inbound');
  const [isAsking, setAsking] = useState(false);
  const shown = useMutation({ mutationFn: () => readInbound(id) });
  const rotated = useMutation({ mutationFn: () => rotateInbound(id), onSuccess: () => setAsking(false) });
  const inbound = rotated.data ?? shown.data;
  return (
    <Panel title={t('title')}>
      <p className={styles.line}>{t('about')}</p>
      {inbound !== undefined && (
        <dl className={styles.addresses}>
          {ADDRESSES.map((name) => (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd>
                <code className="mono">{inbound[name]}</code>
                <CopyButton value={inbound[name]}>
                  {({ copied, copy }) => (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={32}
                      aria-label={t(copied ? 'copied' : 'copy', { name: t(name) })}
                      onClick={copy}
                    >
                      {copied ? (
                        <IconCheck size={16} aria-hidden="true" />
                      ) : (
                        <IconCopy size={16} aria-hidden="true" />
                      )}
                    </ActionIcon>
                  )}
                </CopyButton>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {inbound?.isPublicUrlSet === false && <p className={styles.small}>{t('noPublicUrl')}</p>}
      {shown.error !== null && <Refusal title={t('notShown')} message={shown.error.message} />}
      <Group gap={8}>
        {inbound === undefined && (
          <Button size="xs" variant="default" loading={shown.isPending} onClick={() => shown.mutate()}>
            {t('show')}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => setAsking(true)}>
          {t('rotate')}
        </Button>
      </Group>
      <Confirm
        isOpen={isAsking}
        title={t('rotateTitle')}
        keep={t('keep')}
        act={t('rotateNow')}
        isBusy={rotated.isPending}
        error={rotated.error}
        onClose={() => setAsking(false)}
        onAct={() => rotated.mutate()}
      >
        <Text>{t('rotateText')}</Text>
      </Confirm>
    </Panel>
  );
}
