'use client';

import { type CampaignView, type CapView, createCapRequest } from '@callspool/contracts';
import { Button, Group, NumberInput, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { allCaps, createCap } from '../../lib/api/rules';
import { DurationInput } from '../forms/duration-input';
import { useMay } from '../session/session-context';
import { CapSentence } from '../ui/cap-sentence';
import { LinkButton } from '../ui/link-button';
import { Panel } from '../ui/panel';
import { Refusal } from '../ui/refusal';
import { RowSkeleton } from '../ui/row-skeleton';
import { Shown } from '../ui/shown';
import styles from './suppression.module.css';

/** The caps that hold for the campaign, wherever they were set. */
export const capsThatHold = (
  all: readonly CapView[],
  campaignId: string,
  groupId: string | null,
): CapView[] =>
  all.filter(
    (cap) =>
      cap.reach === 'everywhere' ||
      cap.campaignId === campaignId ||
      (groupId !== null && cap.groupId === groupId),
  );

/** What of them holds here, and a cap of its own for this campaign. */
export function CapsPanel({
  campaign,
  groupId,
}: {
  readonly campaign: CampaignView;
  readonly groupId: string | null;
}) {
  const t = useTranslations('wizard.suppression');
  const may = useMay();
  const caps = useQuery(allCaps);
  return (
    <Panel
      title={t('caps')}
      note={t('capsNote')}
      acts={
        <LinkButton href="/caps" size="xs" variant="default">
          {t('toCaps')}
        </LinkButton>
      }
    >
      <Shown query={caps} skeleton={<RowSkeleton rows={2} />}>
        {(all) => (
          <ul className={styles.list}>
            {capsThatHold(all, campaign.id, groupId).map((cap) => (
              <li key={cap.id}>
                <CapSentence cap={cap} />
                <span className={styles.where}>{t(`reaches.${cap.reach}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </Shown>
      {may('caps.edit') && <NewCap campaignId={campaign.id} />}
    </Panel>
  );
}

const DAY_SECONDS = 86_400;

/** A cap of this campaign alone. It holds from the moment it is made, whatever else of the step is saved. */
function NewCap({ campaignId }: { readonly campaignId: string }) {
  const t = useTranslations('wizard.suppression');
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [max, setMax] = useState<number | string>(4);
  const [scope, setScope] = useState<CapView['scope']>('person');
  const [seconds, setSeconds] = useState(30 * DAY_SECONDS);
  const window = { kind: 'rolling' as const, seconds };
  const cap = createCapRequest.safeParse({ reach: 'campaign', campaignId, scope, max: Number(max), window });
  const making = useMutation({
    mutationFn: createCap,
    onSuccess: async () => {
      setOpen(false);
      await queries.invalidateQueries({ queryKey: allCaps.queryKey });
    },
  });
  if (!isOpen) {
    return (
      <Button variant="subtle" size="xs" onClick={() => setOpen(true)}>
        {t('addCap')}
      </Button>
    );
  }
  return (
    <div className={styles.newCap}>
      <Group gap={16} align="flex-start">
        <NumberInput label={t('capMax')} min={1} max={10_000} w={120} value={max} onChange={setMax} />
        <Select
          label={t('capScope')}
          w={140}
          allowDeselect={false}
          data={(['person', 'number'] as const).map((value) => ({ value, label: t(`scopes.${value}`) }))}
          value={scope}
          onChange={(next) => setScope(next === 'number' ? 'number' : 'person')}
        />
        <DurationInput label={t('capWindow')} value={seconds} onChange={setSeconds} />
      </Group>
      {making.error !== null && <Refusal title={t('capRefused')} message={making.error.message} />}
      <Group gap={8}>
        <Button
          size="xs"
          loading={making.isPending}
          disabled={!cap.success}
          onClick={() => cap.success && making.mutate(cap.data)}
        >
          {t('makeCap')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setOpen(false)}>
          {t('noCap')}
        </Button>
        {!cap.success && <span className={styles.where}>{t('capBad')}</span>}
      </Group>
    </div>
  );
}
