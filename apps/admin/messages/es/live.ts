import type { live as english } from '../en/live';
import type { Texts } from '../texts';

export const live: Texts<typeof english> = {};
