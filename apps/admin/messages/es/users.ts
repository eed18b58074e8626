import type { users as english } from '../en/users';
import type { Texts } from '../texts';

export const users: Texts<typeof english> = {};
