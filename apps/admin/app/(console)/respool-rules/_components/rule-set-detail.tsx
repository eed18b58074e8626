'use client';

import { createRespoolRuleSetRequest, type RespoolRuleSetView } from '@callspool/contracts';
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FormFooter } from '../../../../components/forms/form-footer';
import { useMay } from '../../../../components/session/session-context';
import { PageBody } from '../../../../components/ui/page';
import { RemoveRule } from '../../../../components/ui/remove-rule';
import { Shown } from '../../../../components/ui/shown';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { useContractForm } from '../../../../hooks/use-save';
import { useGo } from '../../../../hooks/unsaved';
import { useServerWords } from '../../../../hooks/use-server-words';
import { oneRespoolRuleSet, saveRespoolRuleSet } from '../../../../lib/api/rules';
import { RuleEditor } from './rule-editor';
import { RuleTable } from './rule-table';
import { type Result, type Rule, withRule } from './rules';
import styles from './rule-set-detail.module.css';

interface Values {
  readonly name: string;
  readonly rules: Rule[];
}

/** One set of respool rules: a row a result at the left, the chosen one to edit and to read at the right. */
export function RuleSetDetail({ id }: { readonly id: string | null }) {
  const one = useQuery({ ...oneRespoolRuleSet(id ?? ''), enabled: id !== null });
  if (id === null) return <RuleSetForm set={null} />;
  return (
    <Shown query={one} skeleton={<RowSkeleton />}>
      {(set) => <RuleSetForm key={set.version} set={set} />}
    </Shown>
  );
}

function RuleSetForm({ set }: { readonly set: RespoolRuleSetView | null }) {
  const t = useTranslations('respool');
  const say = useServerWords();
  const may = useMay();
  const go = useGo();
  const isEditor = may('policy.edit');
  const [chosen, setChosen] = useState<Result>('NO_ANSWER');
  const editing = useContractForm<Values, RespoolRuleSetView>({
    schema: createRespoolRuleSetRequest,
    initial: { name: set?.name ?? '', rules: set?.rules ?? [] },
    save: (values) =>
      saveRespoolRuleSet(set?.id ?? null, { ...values, ...(set && { version: set.version }) }),
    renew: [['respool-rule-sets']],
    onSaved: (saved) => set === null && go(`/respool-rules/${saved.id}`),
  });
  const { form, submit } = editing;
  const { rules } = form.values;
  const change = (result: Result, rule: Rule | null): void =>
    form.setFieldValue('rules', withRule(rules, result, rule));
  const warning = set?.warnings.find(({ result }) => result === chosen)?.message;
  return (
    <PageBody
      title={set?.name ?? t('newSet')}
      facts={t('always')}
      acts={
        set !== null &&
        isEditor && <RemoveRule kind="respool-rule-sets" id={set.id} name={set.name} back="/respool-rules" />
      }
    >
      <form onSubmit={submit} noValidate>
        <TextInput label={t('name')} maw={400} mb={16} readOnly={!isEditor} {...form.getInputProps('name')} />
        <div className={styles.sides}>
          <RuleTable rules={rules} chosen={chosen} onChoose={setChosen} />
          <RuleEditor
            key={chosen}
            result={chosen}
            rule={rules.find(({ result }) => result === chosen) ?? null}
            isReadOnly={!isEditor}
            warning={warning === undefined ? null : say(warning)}
            onChange={(rule) => change(chosen, rule)}
          />
        </div>
        {isEditor && <FormFooter of={editing} onCancel={() => go('/respool-rules')} />}
      </form>
    </PageBody>
  );
}
