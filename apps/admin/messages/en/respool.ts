export const respool = {} as const;
