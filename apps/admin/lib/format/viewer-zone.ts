/** The zone of this browser: in it the days of the dashboard begin, and its times are read. */
export const viewerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
