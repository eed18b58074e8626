'use client';

import { useQuery } from '@tanstack/react-query';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Shown } from '../../../../components/ui/shown';
import { dncEntryQuery } from '../../../../lib/api/dnc';
import { CheckNumber } from './check-number';
import { EntryPanel } from './entry-panel';
import { OpenRecalls } from './open-recalls';
import { EntryProof } from './recall-proof';

/** Beside the list: one number checked, the entry that is open with its proof, and what is not proven. */
export function DncSide({
  entryId,
  onOpen,
}: {
  readonly entryId: string | null;
  readonly onOpen: (id: string | null) => void;
}) {
  return (
    <>
      {entryId !== null && <Chosen id={entryId} onClose={() => onOpen(null)} />}
      <OpenRecalls onOpen={onOpen} />
      <CheckNumber onOpen={onOpen} />
    </>
  );
}

function Chosen({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const entry = useQuery(dncEntryQuery(id));
  return (
    <Shown query={entry} skeleton={<RowSkeleton rows={6} />}>
      {(data) => (
        <>
          <EntryPanel entry={data} onClose={onClose} />
          <EntryProof entry={data} />
        </>
      )}
    </Shown>
  );
}
