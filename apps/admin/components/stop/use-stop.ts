'use client';

import type { StopView } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { stopState } from '../../lib/api/stop';
import { useMay } from '../session/session-context';

/** The switch as it stands; null until it is known, and for those who may not see it. */
export function useStop(): StopView | null {
  const may = useMay();
  const { data } = useQuery({ ...stopState, enabled: may('stop.read') });
  return data ?? null;
}
