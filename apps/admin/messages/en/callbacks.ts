export const callbacks = {} as const;
