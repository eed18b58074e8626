import {
  type CreateVendorWordRequest,
  unmappedWords,
  type UpdateVendorWordRequest,
  vendorWordView,
} from '@callspool/contracts';
import { read, send } from './request';

/** While stored records are being read by a mapping, what is left of them changes by itself. */
const AGAIN_MS = 5_000;

export const unmappedWordsQuery = {
  queryKey: ['unmapped-words'],
  queryFn: ({ signal }: { signal: AbortSignal }) => read(unmappedWords, '/vendor-words/unmapped', {}, signal),
  refetchInterval: AGAIN_MS,
};

export const createVendorWord = (values: Partial<CreateVendorWordRequest>) =>
  send(vendorWordView, 'POST', '/vendor-words', values);
export const updateVendorWord = (id: string, change: Partial<UpdateVendorWordRequest>) =>
  send(vendorWordView, 'PATCH', `/vendor-words/${id}`, change);
