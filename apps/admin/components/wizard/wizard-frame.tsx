'use client';

import type { CampaignView } from '@callspool/contracts';
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useGo } from '../../hooks/unsaved';
import { CampaignPill } from '../campaigns/campaign-pill';
import type { Step } from './steps';
import { WizardPills } from './wizard-pills';
import styles from './wizard-frame.module.css';

/** One step of the wizard: the pills above, what is asked, its reading beside it, and the foot that leads on. */
export function WizardFrame({
  campaign,
  step,
  title,
  about,
  side,
  isSideWide = false,
  footer,
  children,
}: {
  readonly campaign: CampaignView | null;
  readonly step: Step;
  readonly title: string;
  readonly about?: ReactNode;
  readonly side?: ReactNode;
  readonly isSideWide?: boolean;
  readonly footer: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useTranslations('wizard');
  const go = useGo();
  const home = campaign === null || campaign.state === 'draft' ? '/campaigns' : `/campaigns/${campaign.id}`;
  return (
    <main className={styles.wizard}>
      <div className={styles.bar}>
        <WizardPills campaign={campaign} step={step} />
        <span className={styles.room} />
        {campaign !== null && (
          <span className={styles.who}>
            <span className={styles.name}>{campaign.name}</span>
            <CampaignPill campaign={campaign} />
          </span>
        )}
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('leave')} onClick={() => go(home)}>
          <IconX size={18} aria-hidden="true" />
        </ActionIcon>
      </div>
      <div
        className={styles.body}
        data-wide={isSideWide || undefined}
        data-plain={side === undefined || undefined}
      >
        <div className={styles.main}>
          <div>
            <h1 className={styles.title}>{title}</h1>
            {about !== undefined && <p className={styles.about}>{about}</p>}
          </div>
          {children}
        </div>
        {side !== undefined && <aside className={styles.side}>{side}</aside>}
      </div>
      <div className={styles.foot}>{footer}</div>
    </main>
  );
}
