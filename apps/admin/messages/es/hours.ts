import type { hours as english } from '../en/hours';
import type { Texts } from '../texts';

export const hours: Texts<typeof english> = {};
