'use client';

import type { ContactStanding } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Age } from '../../../../components/ui/age';
import { Moment } from '../../../../components/ui/moment';
import { Panel } from '../../../../components/ui/panel';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Shown } from '../../../../components/ui/shown';
import { useServerWords } from '../../../../hooks/use-server-words';
import { standingQuery } from '../../../../lib/api/contacts';
import styles from './contact.module.css';

/** The policy's own answer of now in each campaign: dialable until when, or every block with when it clears. */
export function Standing({ contactId }: { readonly contactId: string }) {
  const t = useTranslations('contacts.page');
  const live = useTranslations('common.live');
  const standing = useQuery(standingQuery(contactId));
  return (
    <Panel title={t('standing')} isFlush acts={<Age at={standing.dataUpdatedAt} of={live('live')} />}>
      <Shown query={standing} skeleton={<RowSkeleton />}>
        {({ campaigns, hasMore }) => (
          <ul className={styles.rows}>
            {campaigns.length === 0 && <li className={styles.row}>{t('noCampaign')}</li>}
            {campaigns.map((campaign) => (
              <Verdict key={campaign.id} campaign={campaign} />
            ))}
            {hasMore && <li className={styles.row}>{t('moreCampaigns')}</li>}
          </ul>
        )}
      </Shown>
    </Panel>
  );
}

function Verdict({ campaign }: { readonly campaign: ContactStanding['campaigns'][number] }) {
  const t = useTranslations('contacts.page');
  const say = useServerWords();
  const { eligible, until, eligibleAt, blocks } = campaign.why;
  return (
    <li className={`${styles.row} ${styles.verdict}`} data-stands={eligible ? 'open' : 'held'}>
      <span className={styles.line}>
        <span className={styles.strong}>{campaign.name}</span>
        <span className={styles.strong}>
          {eligible ? t('eligible') : t('notEligible')} {eligible && <Moment at={until} />}
        </span>
      </span>
      {!eligible && (
        <span className={styles.small}>
          {eligibleAt === null ? (
            t('needsHand')
          ) : (
            <>
              {t('eligibleAt')} <Moment at={eligibleAt} />
            </>
          )}
        </span>
      )}
      {blocks.map((block) => (
        <span key={`${block.code} ${block.rule} ${block.number}`} className={styles.line}>
          <span>
            <span className={`${styles.code} mono`}>{block.code}</span> {say(block.evidence)}
          </span>
          <span className={styles.small}>
            {block.clearsAt === null ? (
              t('noClear')
            ) : (
              <>
                {t('clears')} <Moment at={block.clearsAt} />
              </>
            )}
          </span>
        </span>
      ))}
    </li>
  );
}
