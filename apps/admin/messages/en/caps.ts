export const caps = {} as const;
