import { passOn } from '../../../lib/api/proxy';

export const dynamic = 'force-dynamic';

export { passOn as DELETE, passOn as GET, passOn as HEAD, passOn as PATCH, passOn as POST, passOn as PUT };
