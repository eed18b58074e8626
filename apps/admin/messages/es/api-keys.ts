import type { apiKeys as english } from '../en/api-keys';
import type { Texts } from '../texts';

export const apiKeys: Texts<typeof english> = {};
