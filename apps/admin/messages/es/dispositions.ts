import type { dispositions as english } from '../en/dispositions';
import type { Texts } from '../texts';

export const dispositions: Texts<typeof english> = {};
