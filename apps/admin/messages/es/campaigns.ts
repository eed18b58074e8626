import type { campaigns as english } from '../en/campaigns';
import type { Texts } from '../texts';

export const campaigns: Texts<typeof english> = {};
