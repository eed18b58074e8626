import type { ImportTemplateList, ImportTemplateView, SaveImportTemplateRequest } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { brokenConstraint } from '../database/database-errors.js';
import { Database } from '../database/database.service.js';
import { type ImportTemplateRow, ImportTemplatesRepository } from './import-templates.repository.js';

/** How files of one origin are read, kept under a name. */
@Injectable()
export class ImportTemplatesService {
  constructor(
    private readonly templates: ImportTemplatesRepository,
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** By name. */
  async list(): Promise<ImportTemplateList> {
    return { items: (await this.templates.list()).map(toView) };
  }

  /** @throws AppError `import_template.not_found` */
  async getByName(name: string): Promise<ImportTemplateRow> {
    const row = await this.templates.findByName(name);
    if (row !== null) return row;
    throw new AppError('import_template.not_found', `There is no template named ${name}.`, {
      issues: [{ path: 'template', message: 'No template has this name.' }],
    });
  }

  async create(actor: Actor, request: SaveImportTemplateRequest): Promise<ImportTemplateView> {
    const id = uuidv7();
    await this.database
      .transaction(async (tx) => {
        await this.templates.insert(tx, { id, ...request, createdBy: actor.name, at: this.clock.now() });
        await this.audit.record(tx, { ...about(actor, id, 'created'), after: request });
      })
      .catch((error: unknown) => explainTakenName(error, request.name));
    return toView(await this.get(id));
  }

  async replace(actor: Actor, id: string, request: SaveImportTemplateRequest): Promise<ImportTemplateView> {
    const before = await this.get(id);
    await this.database
      .transaction(async (tx) => {
        await this.templates.update(tx, { id, ...request, at: this.clock.now() });
        const { name, settings } = before;
        await this.audit.record(tx, {
          ...about(actor, id, 'changed'),
          before: { name, settings },
          after: request,
        });
      })
      .catch((error: unknown) => explainTakenName(error, request.name));
    return toView(await this.get(id));
  }

  async remove(actor: Actor, id: string): Promise<void> {
    const { name, settings } = await this.get(id);
    await this.database.transaction(async (tx) => {
      await this.templates.remove(tx, id);
      await this.audit.record(tx, { ...about(actor, id, 'removed'), before: { name, settings } });
    });
  }

  private async get(id: string): Promise<ImportTemplateRow> {
    const row = await this.templates.find(id);
    if (row !== null) return row;
    throw new AppError('import_template.not_found', 'No such template.', { details: { id } });
  }
}

const about = (actor: Actor, objectId: string, what: 'created' | 'changed' | 'removed') => ({
  actor,
  action: `import_template.${what}`,
  objectType: 'import_template' as const,
  objectId,
});

const toView = ({
  id,
  name,
  settings,
  createdBy,
  createdAt,
  updatedAt,
}: ImportTemplateRow): ImportTemplateView => ({
  id,
  name,
  settings,
  createdBy,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

function explainTakenName(error: unknown, name: string): never {
  if (brokenConstraint(error) !== 'import_template_name_once') throw error;
  throw new AppError('import_template.name_taken', `There is a template named ${name}.`, {
    issues: [{ path: 'name', message: 'Another template has this name.' }],
  });
}
