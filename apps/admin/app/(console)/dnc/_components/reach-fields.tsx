'use client';

import { Input, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { CampaignSelect } from '../../../../components/forms/campaign-select';
import { useMay } from '../../../../components/session/session-context';
import { zonePlace } from '../../../../lib/format/moment';
import { viewerZone } from '../../../../lib/format/viewer-zone';
import { allCampaignGroups } from '../../../../lib/api/rules';
import { MATCHES, SCOPES } from '../dnc-filters';
import type { Reach } from './reach';

/** What entries say that are added together: kind, where they hold, why, from where and until when. */
export function ReachFields({
  reach,
  issues,
  onChange,
}: {
  readonly reach: Reach;
  /** Of the API, by field. */
  readonly issues: Readonly<Record<string, string>>;
  readonly onChange: (change: Partial<Reach>) => void;
}) {
  const t = useTranslations('dnc.adding');
  const words = useTranslations('dnc.scopeWords');
  const may = useMay();
  const isGroup = reach.scope === 'group';
  const groups = useQuery({ ...allCampaignGroups, enabled: isGroup });
  // Without leave to see campaigns there is none to choose.
  const scopes = SCOPES.filter((scope) => scope !== 'campaign' || may('campaigns.read'));
  return (
    <>
      <Input.Wrapper label={t('scope')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('scope')}
          data={scopes.map((value) => ({ value, label: words(value) }))}
          value={reach.scope}
          onChange={(scope) => onChange({ scope, groupId: null, campaignId: null })}
        />
      </Input.Wrapper>
      {isGroup && (
        <Select
          label={t('group')}
          searchable
          data={(groups.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={reach.groupId}
          error={issues['groupId']}
          onChange={(groupId) => onChange({ groupId })}
        />
      )}
      {reach.scope === 'campaign' && (
        <CampaignSelect
          label={t('campaign')}
          value={reach.campaignId}
          error={issues['campaignId']}
          onChange={(campaignId) => onChange({ campaignId })}
        />
      )}
      <TextInput
        label={t('reason')}
        required
        maxLength={500}
        value={reach.reason}
        error={issues['reason']}
        onChange={(event) => onChange({ reason: event.currentTarget.value })}
      />
      <TextInput
        label={t('source')}
        required
        maxLength={100}
        value={reach.source}
        error={issues['source']}
        onChange={(event) => onChange({ source: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('end')}
        description={t('endHint', { zone: zonePlace(viewerZone()) })}
        value={reach.lastDay}
        error={issues['expiresAt']}
        onChange={(event) => onChange({ lastDay: event.currentTarget.value })}
      />
    </>
  );
}

/** Whole numbers or their beginnings. */
export function KindField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: Reach['match'];
  readonly onChange: (match: Reach['match']) => void;
}) {
  const t = useTranslations('dnc.adding');
  return (
    <Input.Wrapper label={label} labelElement="div">
      <SegmentedControl
        fullWidth
        aria-label={label}
        data={MATCHES.map((match) => ({ value: match, label: t(`kinds.${match}`) }))}
        value={value}
        onChange={onChange}
      />
    </Input.Wrapper>
  );
}
