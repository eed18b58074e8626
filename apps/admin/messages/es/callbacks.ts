import type { callbacks as english } from '../en/callbacks';
import type { Texts } from '../texts';

export const callbacks: Texts<typeof english> = {};
