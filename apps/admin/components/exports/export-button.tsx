'use client';

import { EXPORT_KINDS, type ExportKind } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useGo } from '../../hooks/unsaved';
import { createExport, EXPORTS } from '../../lib/api/exports';
import type { Query } from '../../lib/api/request';
import { viewerZone } from '../../lib/format/viewer-zone';
import { useMay } from '../session/session-context';

/** Orders a file of the list as it is filtered now, its times on the reader's clock, and leads to where it is made. */
export function ExportButton({
  kind,
  query,
  size = 'sm',
}: {
  readonly kind: ExportKind;
  readonly query: Query;
  readonly size?: 'xs' | 'sm';
}) {
  const t = useTranslations('exports');
  const may = useMay();
  const go = useGo();
  const queries = useQueryClient();
  const ordering = useMutation({
    mutationFn: () => createExport(kind, query, { timeZone: viewerZone() }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: EXPORTS });
      go('/exports');
    },
    onError: (error) => notifications.show({ color: 'red', title: t('notOrdered'), message: error.message }),
  });
  if (!may('exports.make') || !may(EXPORT_KINDS[kind])) return null;
  return (
    <Button
      variant="default"
      size={size}
      leftSection={<IconDownload size={16} aria-hidden="true" />}
      loading={ordering.isPending}
      onClick={() => ordering.mutate()}
    >
      {t('order')}
    </Button>
  );
}
