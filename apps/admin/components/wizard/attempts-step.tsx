'use client';

import {
  type CampaignView,
  METHOD_KIND,
  type RespoolRuleSetView,
  updateCampaignRequest,
} from '@callspool/contracts';
import { Button, Select, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useStepForm } from '../../hooks/use-step-form';
import { allRespoolRuleSets } from '../../lib/api/rules';
import { useMay } from '../session/session-context';
import { Panel } from '../ui/panel';
import { RowSkeleton } from '../ui/row-skeleton';
import { RuleWords } from '../ui/rule-words';
import { Shown } from '../ui/shown';
import styles from './choice.module.css';
import { InWords } from './in-words';
import { PaceFields, type PaceValues } from './pace-fields';
import { QuickRules } from './quick-rules';
import { AttemptsWords } from './sentences';
import { StepFrame } from './step-frame';
import { freedomOf } from './steps';
import { usePreview } from './use-preview';

const schema = updateCampaignRequest
  .pick({
    respoolRuleSetId: true,
    vendorDecides: true,
    callsPerSecond: true,
    maxConcurrent: true,
    weight: true,
  })
  .required();

interface AttemptsValues extends PaceValues {
  readonly respoolRuleSetId: string;
  readonly vendorDecides: boolean;
}

const toRequest = (values: AttemptsValues) => ({
  ...values,
  callsPerSecond: Number(values.callsPerSecond),
  maxConcurrent: Number(values.maxConcurrent),
  weight: Number(values.weight),
});

/** When to try again, and how fast to go. */
export function AttemptsStep({ campaign }: { readonly campaign: CampaignView }) {
  const sets = useQuery(allRespoolRuleSets);
  return (
    <Shown query={sets} skeleton={<RowSkeleton />}>
      {(all) => <AttemptsForm campaign={campaign} all={all} />}
    </Shown>
  );
}

function AttemptsForm({
  campaign,
  all,
}: {
  readonly campaign: CampaignView;
  readonly all: readonly RespoolRuleSetView[];
}) {
  const t = useTranslations('wizard.attempts');
  const { respoolRuleSetId, vendorDecides, callsPerSecond, maxConcurrent, weight } = campaign;
  const step = useStepForm<AttemptsValues>({
    campaign,
    step: 'attempts',
    schema,
    initial: { respoolRuleSetId, vendorDecides, callsPerSecond, maxConcurrent, weight },
    toRequest,
  });
  const { form } = step;
  const { values } = form;
  const chosen = all.find(({ id }) => id === values.respoolRuleSetId);
  const isGood = schema.safeParse(toRequest(values)).success;
  const { respoolRuleSetId: _rules, vendorDecides: _decides, ...pace } = toRequest(values);
  const preview = usePreview(campaign, isGood ? pace : {});
  const freedom = freedomOf(campaign);
  const isFixed = freedom === 'name_and_pace' || freedom === 'nothing';
  return (
    <StepFrame
      campaign={campaign}
      step="attempts"
      of={step}
      title={t('title')}
      about={t('about')}
      side={
        <InWords>
          <AttemptsWords
            campaign={toRequest(values)}
            rules={chosen}
            pace={preview.data?.pace ?? null}
            connectionName={campaign.connectionName}
          />
        </InWords>
      }
    >
      {METHOD_KIND[campaign.method] === 'ucontact' && (
        <Panel title={t('decides')}>
          <Switch
            label={t('vendorDecides')}
            description={t('vendorDecidesHint')}
            withThumbIndicator={false}
            disabled={isFixed}
            {...form.getInputProps('vendorDecides', { type: 'checkbox' })}
          />
        </Panel>
      )}
      <RulesPanel
        all={all}
        value={values.respoolRuleSetId}
        error={form.errors['respoolRuleSetId']}
        isProposed={
          campaign.missing.includes('respoolRuleSetId') &&
          values.respoolRuleSetId === campaign.respoolRuleSetId
        }
        isOff={values.vendorDecides}
        isDisabled={isFixed}
        onChange={(id) => form.setFieldValue('respoolRuleSetId', id)}
      />
      <PaceFields form={form} campaign={campaign} isDisabled={freedom === 'nothing'} />
    </StepFrame>
  );
}

function RulesPanel({
  all,
  value,
  error,
  isProposed,
  isOff,
  isDisabled,
  onChange,
}: {
  readonly all: readonly RespoolRuleSetView[];
  readonly value: string;
  readonly error: React.ReactNode;
  readonly isProposed: boolean;
  readonly isOff: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (id: string) => void;
}) {
  const t = useTranslations('wizard.attempts');
  const may = useMay();
  const [isMaking, setMaking] = useState(false);
  const chosen = all.find(({ id }) => id === value);
  return (
    <Panel
      title={t('rules')}
      note={t(isOff ? 'rulesOff' : 'rulesNote')}
      acts={
        may('policy.edit') &&
        !isDisabled && (
          <Button variant="subtle" size="xs" onClick={() => setMaking(true)}>
            {t('newRules')}
          </Button>
        )
      }
    >
      <Select
        aria-label={t('rules')}
        maw={400}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('noRules')}
        data={all.map(({ id, name }) => ({ value: id, label: name }))}
        value={value}
        error={error}
        disabled={isDisabled}
        onChange={(id) => id !== null && onChange(id)}
      />
      {isProposed && <p className={`${styles.line} ${styles.late}`}>{t('proposed')}</p>}
      {chosen !== undefined && !isOff && (
        <div className={styles.sentences} style={{ marginTop: 12 }}>
          {chosen.rules.map((rule) => (
            <p key={rule.result}>
              <RuleWords result={rule.result} rule={rule} />
            </p>
          ))}
          <p className={styles.text}>{t('rest')}</p>
        </div>
      )}
      {isMaking && (
        <QuickRules
          onClose={() => setMaking(false)}
          onMade={({ id }) => {
            setMaking(false);
            onChange(id);
          }}
        />
      )}
    </Panel>
  );
}
