import type { connections as english } from '../en/connections';
import type { Texts } from '../texts';

export const connections: Texts<typeof english> = {};
