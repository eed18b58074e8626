import { contactPage, contactStanding, contactView, dncCheckAnswer } from '@callspool/contracts';
import { read } from './request';

export const CONTACTS = ['contacts'] as const;
const STANDING_MS = 10_000;
const MOST_OTHERS = 20;

export const contactQuery = (id: string) => ({
  queryKey: [...CONTACTS, 'one', id],
  queryFn: ({ signal }: { signal: AbortSignal }) => read(contactView, `/contacts/${id}`, {}, signal),
});

/** The policy's answer of now, asked again all the time. */
export const standingQuery = (id: string) => ({
  queryKey: [...CONTACTS, 'standing', id],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(contactStanding, `/contacts/${id}/standing`, {}, signal),
  refetchInterval: STANDING_MS,
});

export const samePersonQuery = (id: string) => ({
  queryKey: [...CONTACTS, 'same-person', id],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(contactPage, `/contacts/${id}/same-person`, { limit: MOST_OTHERS }, signal),
});

export const numberDncQuery = (number: string) => ({
  queryKey: ['dnc', 'check', number],
  queryFn: ({ signal }: { signal: AbortSignal }) => read(dncCheckAnswer, '/dnc/check', { number }, signal),
});
