import type { campaign as english } from '../en/campaign';
import type { Texts } from '../texts';

export const campaign: Texts<typeof english> = {};
