import { Skeleton } from '@mantine/core';
import styles from './data-table.module.css';

/** Rows that are on their way, in their own geometry; seen after 300 ms only. */
export function SkeletonRows({
  columns,
  rows,
  height,
}: {
  readonly columns: number;
  readonly rows: number;
  readonly height: number;
}) {
  return (
    <>
      {Array.from({ length: rows }, (_, row) => (
        <tr key={row} className={styles.waiting} style={{ height }} aria-hidden="true">
          {Array.from({ length: columns }, (_, column) => (
            <td key={column}>
              <Skeleton height={10} width={column === 0 ? '40%' : '70%'} radius="xs" />
            </td>
          ))}
        </tr>
      ))}
    </>
  );
}
