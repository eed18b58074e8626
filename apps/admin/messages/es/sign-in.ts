import type { signIn as english } from '../en/sign-in';
import type { Texts } from '../texts';

export const signIn: Texts<typeof english> = {};
