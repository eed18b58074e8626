import {
  type AddContactRequest,
  type ChangedContact,
  changedContact,
  type ContactView,
  contactView,
  type ErasePersonRequest,
  type ErasureView,
  erasureView,
  type RemovedContact,
  removedContact,
  type UpdateContactRequest,
} from '@callspool/contracts';
import { apiPath, send } from './request';

export const addContact = (listId: string, request: AddContactRequest): Promise<ContactView> =>
  send(contactView, 'POST', `/contact-lists/${listId}/contacts`, request);

export const changeContact = (id: string, request: UpdateContactRequest): Promise<ChangedContact> =>
  send(changedContact, 'PATCH', `/contacts/${id}`, request);

export const removeContact = (id: string, reason: string): Promise<RemovedContact> =>
  send(removedContact, 'POST', `/contacts/${id}/removal`, { reason });

export const erasePerson = (id: string, request: ErasePersonRequest): Promise<ErasureView> =>
  send(erasureView, 'POST', `/contacts/${id}/erasure`, request);

/** Where a browser fetches everything about the person behind a contact. */
export const personDataPath = (id: string): string =>
  apiPath(`/contacts/${id}/person-data`, { format: 'zip' });
