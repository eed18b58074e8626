import { passOn } from '../../../lib/api/proxy';

export const dynamic = 'force-dynamic';

export { passOn as GET };
