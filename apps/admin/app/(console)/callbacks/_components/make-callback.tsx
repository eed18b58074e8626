'use client';

import type { ContactView } from '@callspool/contracts';
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useUnsavedGuard } from '../../../../hooks/unsaved';
import { makeCallback } from '../../../../lib/api/callbacks';
import { viewerZone } from '../../../../lib/format/viewer-zone';
import { FindContact } from './find-contact';
import { agentOf, firstPromise, momentOf, type PromiseValues } from './promise';
import { PromiseDialog } from './promise-dialog';
import { PromiseFields } from './promise-fields';
import styles from './callbacks.module.css';

/** Promises a call to a contact: found by number or name, then when, on their clock. */
export function MakeCallback({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('callbacks.form');
  const words = useTranslations('callbacks');
  const [contact, setContact] = useState<ContactView | null>(null);
  const [campaignId, setCampaignId] = useState<string | null>(null);
  const [values, setValues] = useState<PromiseValues | null>(null);
  const moment = values === null ? null : momentOf(values);
  const campaigns = (contact?.entries ?? []).filter(
    ({ campaignState }) => campaignState === 'running' || campaignState === 'paused',
  );
  const choose = (found: ContactView): void => {
    const calling = found.entries.filter(
      ({ campaignState }) => campaignState === 'running' || campaignState === 'paused',
    );
    setContact(found);
    setCampaignId(calling[0]?.campaignId ?? null);
    setValues(firstPromise(found, viewerZone(), Date.now()));
  };
  useUnsavedGuard(contact !== null);
  return (
    <PromiseDialog
      title={t('make')}
      act={t('actMake')}
      isReady={contact !== null && campaignId !== null && moment !== null}
      onClose={onClose}
      save={() => {
        if (contact === null || campaignId === null || values === null || moment === null)
          throw new Error('Promised without a contact.');
        return makeCallback({
          campaignId,
          contactId: contact.id,
          dueAt: moment.toISOString(),
          timeZone: values.timeZone,
          ...(values.number === null ? {} : { number: values.number }),
          ...agentOf(values),
          note: values.note,
        });
      }}
    >
      {(issues) =>
        contact === null || values === null ? (
          <FindContact onChoose={choose} />
        ) : (
          <>
            <div className={styles.chosen}>
              <span className={styles.name}>{contact.name ?? words('noName')}</span>
              <Button variant="default" size="xs" onClick={() => setContact(null)}>
                {t('other')}
              </Button>
            </div>
            {campaigns.length === 0 ? (
              <p className={styles.bad}>{t('noCampaign')}</p>
            ) : (
              <Select
                label={t('campaign')}
                allowDeselect={false}
                data={campaigns.map((entry) => ({ value: entry.campaignId, label: entry.campaignName }))}
                value={campaignId}
                error={issues['campaignId']}
                onChange={setCampaignId}
              />
            )}
            <PromiseFields
              values={values}
              numbers={contact.numbers.map(({ number }) => number)}
              issues={issues}
              onChange={(change) => setValues((was) => (was === null ? was : { ...was, ...change }))}
            />
          </>
        )
      }
    </PromiseDialog>
  );
}
