import { IMPORT_STATES } from '@callspool/contracts';
import { parseAsStringLiteral } from 'nuqs';

export const IMPORT_FILTERS = { state: parseAsStringLiteral(IMPORT_STATES) } as const;
