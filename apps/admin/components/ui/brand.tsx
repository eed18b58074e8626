import { Group, Text } from '@mantine/core';

/** The mark, a spool seen from its end, with the name beside it unless only the mark is wanted. */
export function Brand({ isMarkOnly = false }: { readonly isMarkOnly?: boolean }) {
  return (
    <Group gap={10} wrap="nowrap">
      <svg width="24" height="24" viewBox="0 0 28 28" aria-hidden="true">
        <rect width="28" height="28" rx="7" fill="var(--cs-ink)" />
        <path
          d="M20.5 8.6A8.5 8.5 0 1 0 22.5 14h-3.2a5.3 5.3 0 1 1-1.6-3.8"
          fill="none"
          stroke="var(--cs-panel)"
          strokeWidth="2"
          strokeLinecap="round"
        />
        <circle cx="14" cy="14" r="2" fill="var(--cs-panel)" />
      </svg>
      {!isMarkOnly && (
        <Text fw={600} fz={15} lh="24px" c="var(--cs-ink)">
          Callspool
        </Text>
      )}
    </Group>
  );
}
