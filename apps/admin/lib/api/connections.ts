import {
  connectionHealth,
  connectionInbound,
  connectionPage,
  connectionView,
  doctorReport,
  driftList,
} from '@callspool/contracts';
import { read, send, sendOnly } from './request';

const MOST = 200;
/** Health is what the working nodes said last; they say it every few seconds. */
const AGAIN_MS = 10_000;

type Asked = { signal: AbortSignal };

/** The connections of the house: a handful, in one page. */
export const allConnections = {
  queryKey: ['connections'],
  queryFn: ({ signal }: Asked) => read(connectionPage, '/connections', { limit: MOST }, signal),
  refetchInterval: AGAIN_MS,
};
export const oneConnection = (id: string) => ({
  queryKey: ['connections', id],
  queryFn: ({ signal }: Asked) => read(connectionView, `/connections/${id}`, {}, signal),
});
export const driftOf = (id: string) => ({
  queryKey: ['connection-drift', id],
  queryFn: ({ signal }: Asked) => read(driftList, `/connections/${id}/drift`, {}, signal),
});

export const createConnection = (values: unknown) => send(connectionView, 'POST', '/connections', values);
export const updateConnection = (id: string, change: unknown) =>
  send(connectionView, 'PATCH', `/connections/${id}`, change);
export const removeConnection = (id: string): Promise<void> => sendOnly('DELETE', `/connections/${id}`);
export const testConnection = (id: string) => send(connectionHealth, 'POST', `/connections/${id}/test`);
/** Can take most of a minute: everything of the dialer that only reads is tried, one thing after another. */
export const examineConnection = (id: string) => send(doctorReport, 'POST', `/connections/${id}/doctor`);
/** Secret: whoever knows these addresses may report calls. */
export const readInbound = (id: string) => read(connectionInbound, `/connections/${id}/inbound`);
export const rotateInbound = (id: string) =>
  send(connectionInbound, 'POST', `/connections/${id}/inbound/rotate`);
