'use client';

import type { OverviewView } from '@callspool/contracts';
import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { CampaignReason } from '../../../components/campaigns/campaign-reason';
import { shownState } from '../../../components/campaigns/campaign-state';
import { Panel } from '../../../components/ui/panel';
import { StatePill } from '../../../components/ui/state-pill';
import { formatDuration } from '../../../lib/format/duration';
import { FORMAT_LOCALES } from '../../../lib/format/locale-tag';
import { momentWords } from '../../../lib/format/moment';
import styles from './what-waits.module.css';

type Waiting = OverviewView['waiting'][number];

const AHEAD_MS = 24 * 60 * 60_000;

/** What runs and does not dial: why, until when, and when its hours are open in the next 24 hours. */
export function WhatWaits({ data }: { readonly data: OverviewView }) {
  const t = useTranslations('dashboard.waits');
  const { waiting, counts, at } = data;
  return (
    <Panel
      title={t('title')}
      note={<span className="tabular">{counts.waiting}</span>}
      isFlush
      acts={
        waiting.length > 0 && (
          <span className={styles.axis} aria-hidden="true">
            <span>{t('now')}</span>
            <span>{t('ahead')}</span>
          </span>
        )
      }
    >
      {waiting.length === 0 ? (
        <p className={styles.none}>{t('none')}</p>
      ) : (
        <ul className={styles.rows}>
          {waiting.map((campaign) => (
            <Row key={campaign.id} campaign={campaign} now={new Date(at)} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Row({ campaign, now }: { readonly campaign: Waiting; readonly now: Date }) {
  const t = useTranslations('dashboard.waits');
  const { condition } = campaign;
  if (condition === null) return null;
  const untilMs = condition.until === null ? null : Date.parse(condition.until) - now.getTime();
  return (
    <li className={styles.row}>
      <Link className={styles.name ?? ''} href={`/campaigns/${campaign.id}`}>
        {campaign.name}
      </Link>
      <span>
        <StatePill
          state={shownState(campaign) === 'waiting_vendor' ? 'waiting_vendor' : 'waiting'}
          word={t(`kinds.${condition.reason}`)}
        />
      </span>
      <span className={styles.reason}>
        <CampaignReason campaign={campaign} />
      </span>
      <span className={`${styles.until} tabular`}>
        {untilMs === null ? '–' : formatDuration(untilMs / 1_000)}
      </span>
      <Openings campaign={campaign} now={now} />
    </li>
  );
}

/** The next 24 hours as a line; open where it is thick, hatched while the vendor keeps it from being used. */
function Openings({ campaign, now }: { readonly campaign: Waiting; readonly now: Date }) {
  const t = useTranslations('dashboard.waits');
  const locale = FORMAT_LOCALES[useLocale()];
  const words = (at: string): string => momentWords(new Date(at), now, { locale }).text;
  const list = campaign.openings.map(({ from, to }) => `${words(from)}–${words(to)}`).join(', ');
  const share = (at: string): number =>
    Math.min(100, Math.max(0, ((Date.parse(at) - now.getTime()) * 100) / AHEAD_MS));
  // Open, and of no use as long as this lasts.
  const isHeld = campaign.window.isOpen && campaign.condition?.reason !== 'nothing_ready';
  return (
    <span
      className={styles.line}
      role="img"
      aria-label={list === '' ? t('noOpenings') : t('openings', { list })}
      title={list === '' ? t('noOpenings') : list}
    >
      {campaign.openings.map(({ from, to }, index) => (
        <span
          key={from}
          className={styles.open}
          data-held={(isHeld && index === 0) || undefined}
          style={{ left: `${share(from)}%`, width: `${share(to) - share(from)}%` }}
        />
      ))}
    </span>
  );
}
