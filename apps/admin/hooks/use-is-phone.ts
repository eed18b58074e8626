import { useMediaQuery } from '@mantine/hooks';

/** The width below which the rail becomes a bar at the foot and rows become cards. */
export const PHONE_WIDTH = '(max-width: 760px)';

export const useIsPhone = (): boolean => useMediaQuery(PHONE_WIDTH) ?? false;
