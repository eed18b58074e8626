import type { wizard as english } from '../en/wizard';
import type { Texts } from '../texts';

export const wizard: Texts<typeof english> = {};
