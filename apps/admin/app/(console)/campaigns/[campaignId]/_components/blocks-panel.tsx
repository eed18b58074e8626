'use client';

import type { BlockShare } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../../../components/ui/moment';
import { Panel } from '../../../../../components/ui/panel';
import { ProgressBar } from '../../../../../components/ui/progress-bar';
import { RowSkeleton } from '../../../../../components/ui/row-skeleton';
import { Shown } from '../../../../../components/ui/shown';
import { useNumber } from '../../../../../hooks/use-number';
import { diagnosticsOf } from '../../../../../lib/api/campaign';
import { useBlockName } from './block-name';
import { useCampaign } from './campaign-context';
import styles from './overview.module.css';

const SHOWN = 6;

/** The blocks that hold the most, with when they clear; all of them stand in the diagnostics. */
export function BlocksPanel() {
  const t = useTranslations('campaign.blocks');
  const { campaign } = useCampaign();
  const diagnostics = useQuery(diagnosticsOf(campaign.id));
  return (
    <Panel title={t('title')} acts={<Link href={`/campaigns/${campaign.id}/diagnostics`}>{t('all')}</Link>}>
      <Shown query={diagnostics} skeleton={<RowSkeleton rows={4} />}>
        {({ blocks }) =>
          blocks.length === 0 ? (
            t('none')
          ) : (
            <>
              {blocks.slice(0, SHOWN).map((block) => (
                <BlockRow key={block.code} block={block} most={blocks[0]?.entries ?? 1} />
              ))}
            </>
          )
        }
      </Shown>
    </Panel>
  );
}

function BlockRow({ block, most }: { readonly block: BlockShare; readonly most: number }) {
  const number = useNumber();
  const name = useBlockName()(block.code);
  return (
    <div className={styles.block}>
      <div className={styles.line}>
        <span>{name}</span>
        <span className="tabular">{number.whole(block.entries)}</span>
      </div>
      <ProgressBar
        done={block.entries}
        of={most}
        label={name}
        tone={block.firstAt === null ? 'idle' : 'late'}
      />
      <div className={styles.clears}>
        <Clears block={block} />
      </div>
    </div>
  );
}

/** When a block falls away by itself: a moment, a stretch, or never. */
export function Clears({ block }: { readonly block: BlockShare }) {
  const t = useTranslations('campaign.blocks');
  const { firstAt, lastAt } = block;
  if (firstAt === null || lastAt === null) return <>{t('never')}</>;
  if (firstAt === lastAt) return <>{t.rich('clearsAt', { at: () => <Moment at={firstAt} /> })}</>;
  return <>{t.rich('clears', { from: () => <Moment at={firstAt} />, to: () => <Moment at={lastAt} /> })}</>;
}
