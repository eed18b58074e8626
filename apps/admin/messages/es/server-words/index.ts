import type { ServerWords } from '../../../lib/i18n/server-words';
import { campaigns } from './campaigns';
import { connections } from './connections';
import { contactCare } from './contact-care';
import { contacts } from './contacts';
import { drift } from './drift';
import { parts } from './parts';
import { people } from './people';
import { phonebars } from './phonebars';
import { registries } from './registries';
import { rules } from './rules';
import { service } from './service';
import { variants } from './variants';
import { vendors } from './vendors';
import { zod } from './zod';

/** Every sentence of the service in Spanish; `tools/src/server-words` sees to it that none is missing. */
export const serverWords: ServerWords = {
  ...campaigns,
  ...connections,
  ...contactCare,
  ...contacts,
  ...people,
  ...phonebars,
  ...registries,
  ...rules,
  ...service,
  ...vendors,
  ...drift,
  ...parts,
  ...zod,
  ...Object.assign({}, ...Object.values(variants)),
};
