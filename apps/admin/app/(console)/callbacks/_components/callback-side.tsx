'use client';

import type { CallbackView } from '@callspool/contracts';
import { Button, CloseButton, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../components/session/session-context';
import { Facts } from '../../../../components/ui/facts';
import { LinkButton } from '../../../../components/ui/link-button';
import { Moment } from '../../../../components/ui/moment';
import { Panel } from '../../../../components/ui/panel';
import { ReasonDialog } from '../../../../components/ui/reason-dialog';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Shown } from '../../../../components/ui/shown';
import { useIsPhone } from '../../../../hooks/use-is-phone';
import { callbackQuery, CALLBACKS, cancelCallback } from '../../../../lib/api/callbacks';
import { CallbackPill, WhyWords } from './callback-words';
import { ChangeCallback } from './change-callback';
import { useCallbackFacts } from './use-callback-facts';
import styles from './callbacks.module.css';

/** Beside the list: everything of the callback that is open, and what may be done with it. */
export function CallbackSide({ id, onClose }: { readonly id: string | null; readonly onClose: () => void }) {
  const t = useTranslations('callbacks.one');
  if (id === null) return <p className={styles.none}>{t('none')}</p>;
  return <One id={id} onClose={onClose} />;
}

function One({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const one = useQuery(callbackQuery(id));
  return (
    <Shown query={one} skeleton={<RowSkeleton rows={8} />}>
      {(callback) => <OnePanel callback={callback} onClose={onClose} />}
    </Shown>
  );
}

function OnePanel({ callback, onClose }: { readonly callback: CallbackView; readonly onClose: () => void }) {
  const t = useTranslations('callbacks.one');
  const words = useTranslations('callbacks');
  const isPhone = useIsPhone();
  const facts = useCallbackFacts(callback);
  return (
    <>
      <Panel
        title={callback.contactName ?? words('noName')}
        note={<CallbackPill callback={callback} />}
        acts={isPhone ? undefined : <CloseButton size="sm" aria-label={t('close')} onClick={onClose} />}
      >
        <Facts facts={facts} />
        <Acts callback={callback} />
      </Panel>
      {callback.state === 'due' && callback.blocks.length > 0 && (
        <Panel title={t('why')}>
          <ul className={styles.why}>
            {callback.blocks.map((code) => (
              <li key={code}>
                <WhyWords code={code} />
              </li>
            ))}
          </ul>
          {callback.eligibleAt !== null && (
            <p className={styles.dim}>
              {words.rich('how.clears', { at: () => <Moment at={callback.eligibleAt} /> })}
            </p>
          )}
        </Panel>
      )}
    </>
  );
}

function Acts({ callback }: { readonly callback: CallbackView }) {
  const t = useTranslations('callbacks');
  const may = useMay();
  const [open, setOpen] = useState<'change' | 'cancel' | null>(null);
  const isOpen = callback.state === 'open' || callback.state === 'due';
  const close = (): void => setOpen(null);
  return (
    <Group gap={8} mt={12}>
      {isOpen && may('callbacks.edit') && (
        <>
          <Button variant="default" onClick={() => setOpen('change')}>
            {t('one.change')}
          </Button>
          <Button variant="default" onClick={() => setOpen('cancel')}>
            {t('one.cancel')}
          </Button>
        </>
      )}
      {callback.attemptId !== null && may('callRecords.read') && (
        <LinkButton variant="default" href={`/call-records?search=${callback.attemptId}`}>
          {t('one.records')}
        </LinkButton>
      )}
      {open === 'change' && <ChangeCallback callback={callback} onClose={close} />}
      {open === 'cancel' && (
        <ReasonDialog
          title={t('cancel.title', { name: callback.contactName ?? callback.number })}
          text={t('cancel.text')}
          label={t('cancel.reason')}
          keep={t('cancel.keep')}
          act={t('cancel.act')}
          renew={[CALLBACKS]}
          onAct={(reason) => cancelCallback(callback.id, reason)}
          onClose={close}
        />
      )}
    </Group>
  );
}
