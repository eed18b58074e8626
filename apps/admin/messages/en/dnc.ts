export const dnc = {} as const;
