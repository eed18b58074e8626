import {
  type ImportTemplateList,
  importTemplateList,
  type ImportTemplateView,
  importTemplateView,
  type SaveImportTemplateRequest,
} from '@callspool/contracts';
import { read, send } from './request';

export const IMPORT_TEMPLATES = ['import-templates'] as const;

export const templatesQuery = () => ({
  queryKey: IMPORT_TEMPLATES,
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<ImportTemplateList> =>
    read(importTemplateList, '/import-templates', {}, signal),
});

export const saveTemplate = (request: SaveImportTemplateRequest): Promise<ImportTemplateView> =>
  send(importTemplateView, 'POST', '/import-templates', request);
