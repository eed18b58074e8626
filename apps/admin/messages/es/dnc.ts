import type { dnc as english } from '../en/dnc';
import type { Texts } from '../texts';

export const dnc: Texts<typeof english> = {};
