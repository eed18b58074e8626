'use client';

import type { ContactView } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { ObjectLog } from '../../../../components/audit/object-log';
import { useMay } from '../../../../components/session/session-context';
import { Facts } from '../../../../components/ui/facts';
import { PageBody } from '../../../../components/ui/page';
import { Panel } from '../../../../components/ui/panel';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Shown } from '../../../../components/ui/shown';
import { contactQuery } from '../../../../lib/api/contacts';
import { ContactActs } from './contact-acts';
import { ContactHistory } from './contact-history';
import { NumbersPanel } from './numbers-panel';
import { SamePerson } from './same-person';
import { Standing } from './standing';
import styles from './contact.module.css';

/** Everything known of one contact: who may call it and why not, its numbers, and what happened. */
export function ContactScreen({ contactId }: { readonly contactId: string }) {
  const t = useTranslations('contacts');
  const contact = useQuery(contactQuery(contactId));
  if (contact.data !== undefined) return <Contact contact={contact.data} />;
  return (
    <PageBody title={t('title')}>
      <Shown query={contact} skeleton={<RowSkeleton />}>
        {() => null}
      </Shown>
    </PageBody>
  );
}

function Contact({ contact }: { readonly contact: ContactView }) {
  const t = useTranslations('contacts');
  const may = useMay();
  const fields = Object.entries(contact.fields);
  return (
    <PageBody
      title={contact.name ?? t('noName')}
      pill={contact.externalId !== null && <span className={`${styles.id} mono`}>{contact.externalId}</span>}
      facts={
        <>
          <Link href={`/lists/${contact.listId}`}>{contact.listName}</Link>
          <span>
            {contact.importId === null
              ? t('page.addedAlone')
              : t('page.line', { line: String(contact.line) })}
          </span>
          <span>{t('page.priority', { priority: String(contact.priority) })}</span>
          {contact.postalCode !== null && <span>{contact.postalCode}</span>}
        </>
      }
      acts={<ContactActs contact={contact} />}
    >
      <div className={styles.columns}>
        <div className={styles.column}>
          <NumbersPanel contact={contact} />
          <SamePerson contactId={contact.id} />
        </div>
        <div className={styles.column}>
          <Standing contactId={contact.id} />
          {may('attempts.read') && <ContactHistory contactId={contact.id} />}
        </div>
        <div className={styles.column}>
          <Panel title={t('page.fields')}>
            {fields.length === 0 ? (
              <span className={styles.small}>{t('page.noFields')}</span>
            ) : (
              <Facts facts={fields.map(([name, value]) => ({ key: name, name, value }))} />
            )}
          </Panel>
          {may('audit.readObject') && (
            <Panel title={t('page.audit')} isFlush>
              <ObjectLog type="contact" id={contact.id} />
            </Panel>
          )}
        </div>
      </div>
    </PageBody>
  );
}
