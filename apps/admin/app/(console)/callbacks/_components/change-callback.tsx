'use client';

import type { CallbackView } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../components/session/session-context';
import { useUnsavedGuard } from '../../../../hooks/unsaved';
import { changeCallback, contactQuery } from '../../../../lib/api/callbacks';
import { agentOf, momentOf, promiseOf, type PromiseValues } from './promise';
import { PromiseDialog } from './promise-dialog';
import { PromiseFields } from './promise-fields';

/** Another moment, number or agent for a promise that is still open. */
export function ChangeCallback({
  callback,
  onClose,
}: {
  readonly callback: CallbackView;
  readonly onClose: () => void;
}) {
  const t = useTranslations('callbacks.form');
  const may = useMay();
  // As it was when the dialog was opened: what others change meanwhile is refused by its version.
  const [before] = useState(callback);
  const [values, setValues] = useState<PromiseValues>(() => promiseOf(callback));
  const contact = useQuery({
    ...contactQuery(callback.contactId),
    enabled: may('contacts.read'),
  });
  const numbers = contact.data?.numbers.map(({ number }) => number) ?? [callback.number];
  const moment = momentOf(values);
  useUnsavedGuard(JSON.stringify(values) !== JSON.stringify(promiseOf(before)));
  return (
    <PromiseDialog
      title={t('change')}
      act={t('actChange')}
      isReady={moment !== null}
      onClose={onClose}
      save={() => changeCallback(before.id, changeRequest(before, values, moment))}
    >
      {(issues) => (
        <PromiseFields
          values={values}
          numbers={numbers.includes(callback.number) ? numbers : [callback.number, ...numbers]}
          issues={issues}
          onChange={(change) => setValues((was) => ({ ...was, ...change }))}
        />
      )}
    </PromiseDialog>
  );
}

/** Only what has changed: a moment that stays may be over by now. */
function changeRequest(before: CallbackView, values: PromiseValues, moment: Date | null) {
  const dueAt = moment?.toISOString();
  const agent = agentOf(values);
  return {
    ...(dueAt === undefined || Date.parse(dueAt) === Date.parse(before.dueAt) ? {} : { dueAt }),
    ...(values.number === null || values.number === before.number ? {} : { number: values.number }),
    ...(values.timeZone === before.timeZone ? {} : { timeZone: values.timeZone }),
    ...(agent.agent === before.agent && agent.agentUserId === before.agentUserId ? {} : agent),
    ...(values.note === before.note ? {} : { note: values.note }),
    version: before.version,
  };
}
