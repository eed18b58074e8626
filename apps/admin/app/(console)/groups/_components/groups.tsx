'use client';

import { type CampaignGroupView, createCampaignGroupRequest } from '@callspool/contracts';
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FormFooter } from '../../../../components/forms/form-footer';
import { useMay } from '../../../../components/session/session-context';
import { EmptyState } from '../../../../components/ui/empty-state';
import { Moment } from '../../../../components/ui/moment';
import { PageBody } from '../../../../components/ui/page';
import { Panel } from '../../../../components/ui/panel';
import { RemoveRule } from '../../../../components/ui/remove-rule';
import { Rows } from '../../../../components/ui/rows';
import { Shown } from '../../../../components/ui/shown';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { useContractForm } from '../../../../hooks/use-save';
import { allCampaignGroups, saveCampaignGroup } from '../../../../lib/api/rules';

/** The groups that campaigns can belong to. */
export function Groups() {
  const t = useTranslations('groups');
  const may = useMay();
  const groups = useQuery(allCampaignGroups);
  const [open, setOpen] = useState<CampaignGroupView | 'new' | null>(null);
  const create = may('policy.edit') && <Button onClick={() => setOpen('new')}>{t('newGroup')}</Button>;
  return (
    <PageBody title={t('title')} facts={t('about')} acts={create}>
      <Shown query={groups} skeleton={<RowSkeleton />}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title={t('empty')} act={create}>
              {t('emptyText')}
            </EmptyState>
          ) : (
            <Panel title={t('title')} note={items.length} isFlush>
              <Rows
                rows={items}
                rowKey={({ id }) => id}
                {...(may('policy.edit') ? { onOpen: setOpen } : {})}
                cells={({ name, createdAt }) => ({
                  name,
                  main: null,
                  end: (
                    <>
                      {t('since')} <Moment at={createdAt} />
                    </>
                  ),
                })}
              />
            </Panel>
          )
        }
      </Shown>
      {open !== null && <GroupDialog group={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </PageBody>
  );
}

function GroupDialog({
  group,
  onClose,
}: {
  readonly group: CampaignGroupView | null;
  readonly onClose: () => void;
}) {
  const t = useTranslations('groups');
  const editing = useContractForm({
    schema: createCampaignGroupRequest,
    initial: { name: group?.name ?? '' },
    save: (values) => saveCampaignGroup(group?.id ?? null, values),
    renew: [['campaign-groups']],
    onSaved: onClose,
  });
  return (
    <Modal opened onClose={onClose} title={group === null ? t('newGroup') : t('change')}>
      <form onSubmit={editing.submit} noValidate>
        <TextInput label={t('name')} data-autofocus {...editing.form.getInputProps('name')} />
        <FormFooter of={editing} onCancel={onClose} />
        {group !== null && (
          <Group mt={16}>
            <RemoveRule kind="campaign-groups" id={group.id} name={group.name} onRemoved={onClose} />
          </Group>
        )}
      </form>
    </Modal>
  );
}
