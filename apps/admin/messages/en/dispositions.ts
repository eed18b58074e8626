export const dispositions = {} as const;
