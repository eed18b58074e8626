import type { records as english } from '../en/records';
import type { Texts } from '../texts';

export const records: Texts<typeof english> = {};
