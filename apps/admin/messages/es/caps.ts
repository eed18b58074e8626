import type { caps as english } from '../en/caps';
import type { Texts } from '../texts';

export const caps: Texts<typeof english> = {};
