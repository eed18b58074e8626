import type { respool as english } from '../en/respool';
import type { Texts } from '../texts';

export const respool: Texts<typeof english> = {};
