import type { lists as english } from '../en/lists';
import type { Texts } from '../texts';

export const lists: Texts<typeof english> = {};
