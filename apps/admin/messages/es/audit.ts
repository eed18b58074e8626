import type { audit as english } from '../en/audit';
import type { Texts } from '../texts';

export const audit: Texts<typeof english> = {};
