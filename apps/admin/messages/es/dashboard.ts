import type { dashboard as english } from '../en/dashboard';
import type { Texts } from '../texts';

export const dashboard: Texts<typeof english> = {};
