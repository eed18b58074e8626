import { phonebarList, type ReportedCall } from '@callspool/contracts';
import { read, sendOnly } from './request';

/** The phonebars that stand on agents' own PCs. */
export const allPhonebars = {
  queryKey: ['phonebars'],
  queryFn: ({ signal }: { signal: AbortSignal }) => read(phonebarList, '/phonebars', {}, signal),
};
export const reportMyCalls = (id: string, calls: readonly ReportedCall[]): Promise<void> =>
  sendOnly('PUT', `/phonebars/${id}/my-calls`, { calls });
export const withdrawMyCalls = (id: string): Promise<void> => sendOnly('DELETE', `/phonebars/${id}/my-calls`);
