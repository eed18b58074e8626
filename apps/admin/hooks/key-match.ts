/** Within this time two keys are one sequence. */
export const SEQUENCE_MS = 1_000;

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** `mod+k` for Ctrl K (or Cmd K), `g`, `?`, `escape`; null for what is no key of ours, such as Alt combinations. */
export function keyOf({ key, ctrlKey, metaKey, altKey }: Pressed): string | null {
  if (altKey || ['Shift', 'Control', 'Meta', 'Alt'].includes(key)) return null;
  return `${ctrlKey || metaKey ? 'mod+' : ''}${key.toLowerCase()}`;
}

/** The binding whose whole sequence the last keys are; of several the first, and a longer sequence before a shorter. */
export function matchKeys<T extends { readonly keys: string }>(
  bindings: readonly T[],
  typed: readonly string[],
): T | null {
  for (let length = Math.min(typed.length, 2); length > 0; length--) {
    const wanted = typed.slice(-length).join(' ');
    const match = bindings.find(({ keys }) => keys === wanted);
    if (match !== undefined) return match;
  }
  return null;
}
