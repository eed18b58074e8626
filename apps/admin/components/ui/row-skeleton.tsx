import { Skeleton } from '@mantine/core';

/** Rows that are on their way, in about their own geometry. */
export function RowSkeleton({ rows = 4 }: { readonly rows?: number }) {
  return (
    <div style={{ display: 'grid', gap: 24, padding: 16 }} aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={12} width={`${70 - (row % 3) * 12}%`} radius="xs" />
      ))}
    </div>
  );
}
