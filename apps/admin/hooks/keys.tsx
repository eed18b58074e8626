'use client';

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import { keyOf, matchKeys, SEQUENCE_MS } from './key-match';

/** One key or sequence (`g c`, `mod+k`, `?`) and what it does; shown in the list of all keys under `group`. */
export interface KeyBinding {
  readonly keys: string;
  readonly label: string;
  readonly group: string;
  readonly run: () => void;
}

type Register = (owner: symbol, bindings: readonly KeyBinding[] | null) => void;

const RegisterContext = createContext<Register | null>(null);
const AllKeysContext = createContext<readonly KeyBinding[]>([]);

/** Listens to the keyboard for the whole console. Single letters act only outside text fields and dialogs. */
export function KeysProvider({ children }: { readonly children: ReactNode }) {
  const [all, setAll] = useState<ReadonlyMap<symbol, readonly KeyBinding[]>>(new Map());
  const list = useMemo(() => [...all.values()].flat(), [all]);
  const typed = useRef<{ keys: string[]; at: number }>({ keys: [], at: 0 });
  const press = useEffectEvent((event: KeyboardEvent) => {
    const key = keyOf(event);
    if (key === null || event.defaultPrevented) return;
    if (!key.includes('mod+') && isBusyElsewhere(event.target)) return;
    const isSequence = event.timeStamp - typed.current.at < SEQUENCE_MS;
    const keys = [...(isSequence ? typed.current.keys : []), key];
    // Whoever came last is nearest to what the person sees.
    const match = matchKeys([...list].reverse(), keys);
    typed.current = match === null ? { keys: [key], at: event.timeStamp } : { keys: [], at: 0 };
    if (match === null) return;
    event.preventDefault();
    match.run();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => press(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
  // Never a new function: whoever registers must not register again because somebody else did.
  const register = useCallback<Register>((owner, bindings) => {
    setAll((was) => {
      const next = new Map(was);
      if (bindings === null) next.delete(owner);
      else next.set(owner, bindings);
      return next;
    });
  }, []);
  return (
    <RegisterContext value={register}>
      <AllKeysContext value={list}>{children}</AllKeysContext>
    </RegisterContext>
  );
}

function isBusyElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest(
      'input:not([type=checkbox]):not([type=radio]), textarea, select, [role=dialog], [role=menu]',
    ) !== null
  );
}

/** Registers keys while the component is mounted. Every one must have a visible button too. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const register = useContext(RegisterContext);
  if (register === null) throw new Error('Keys outside the console.');
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  const signature = bindings.map(({ keys, label, group }) => `${keys}|${label}|${group}`).join('\n');
  useEffect(() => {
    const owner = Symbol('keys');
    const runNth = (index: number) => () => latest.current[index]?.run();
    register(
      owner,
      latest.current.map((binding, index) => ({ ...binding, run: runNth(index) })),
    );
    return () => register(owner, null);
    // Registered anew with every change of the keys themselves, never because a handler is a new function.
  }, [signature, register]);
}

/** Every key that acts at the moment, for the list of all keys. */
export const useAllKeys = (): readonly KeyBinding[] => useContext(AllKeysContext);
