import { useState } from 'react';
import type { Selection } from '../components/data-table/data-table-types';

/** The rows that a person has chosen in a table. */
export function useSelection(): Selection & { readonly clear: () => void } {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return {
    chosen,
    toggle: (key) =>
      setChosen((was) => {
        const next = new Set(was);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    onChange: setChosen,
    clear: () => setChosen(new Set()),
  };
}
