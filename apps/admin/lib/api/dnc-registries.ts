import {
  type ChangeDncRegistryRequest,
  type CreateDncRegistryRequest,
  dncRegistryPage,
  dncRegistryVersionPage,
  dncRegistryVersionView,
  dncRegistryView,
  type DncRegistryVersionView,
  type LoadDncRegistryRequest,
} from '@callspool/contracts';
import { read, send } from './request';

export const DNC_REGISTRIES = ['dnc-registries'] as const;
const BEAT_MS = 5_000;
const RUNNING_MS = 1_000;

export const isGoing = ({ state }: Pick<DncRegistryVersionView, 'state'>): boolean =>
  state === 'uploaded' || state === 'running';

/** Few companies know more than a handful of registers. */
export const dncRegistriesQuery = (state: 'live' | 'removed') => ({
  queryKey: [...DNC_REGISTRIES, 'list', state],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(dncRegistryPage, '/dnc-registries', { state, limit: 200 }, signal),
  refetchInterval: BEAT_MS,
});

/** Asked again and again while a file is being read. */
export const dncRegistryQuery = (id: string) => ({
  queryKey: [...DNC_REGISTRIES, id],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(dncRegistryView, `/dnc-registries/${id}`, {}, signal),
});
export const registryBeat = (latest: DncRegistryVersionView | null | undefined): number =>
  latest != null && isGoing(latest) ? RUNNING_MS : BEAT_MS;

export const dncRegistryVersionsQuery = (id: string) => ({
  queryKey: [...DNC_REGISTRIES, id, 'versions'],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(dncRegistryVersionPage, `/dnc-registries/${id}/versions`, { limit: 50 }, signal),
});

export const createDncRegistry = (request: CreateDncRegistryRequest) =>
  send(dncRegistryView, 'POST', '/dnc-registries', request);

export const changeDncRegistry = (id: string, request: ChangeDncRegistryRequest) =>
  send(dncRegistryView, 'PATCH', `/dnc-registries/${id}`, request);

export const removeDncRegistry = (id: string, reason: string) =>
  send(dncRegistryView, 'POST', `/dnc-registries/${id}/removal`, { reason });

export const loadDncRegistry = (id: string, request: LoadDncRegistryRequest) =>
  send(dncRegistryVersionView, 'POST', `/dnc-registries/${id}/versions`, request);

export const cancelDncRegistryVersion = ({ registryId, id }: { registryId: string; id: string }) =>
  send(dncRegistryVersionView, 'POST', `/dnc-registries/${registryId}/versions/${id}/cancel`);
