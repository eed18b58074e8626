import type { contacts as english } from '../en/contacts';
import type { Texts } from '../texts';

export const contacts: Texts<typeof english> = {};
