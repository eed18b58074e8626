import {
  DEFAULT_DEDUPE,
  type ImportDedupe,
  type ListImportView,
  type NightlyImportQuery,
} from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { invariant } from '../common/errors/app-error.js';
import { brokenConstraint } from '../database/database-errors.js';
import { FileStore } from '../files/file-store.js';
import { FilesService, type Upload } from '../files/files.service.js';
import { ContactListsService } from './contact-lists.service.js';
import { ImportTemplatesService } from './import-templates.service.js';
import { toListImportView } from './list-import.mapper.js';
import { type ListImportRow, ListImportsRepository } from './list-imports.repository.js';
import { StartImport } from './start-import.js';

/** Takes a file that another system sends every night, read as a saved template says. */
@Injectable()
export class NightlyImport {
  constructor(
    private readonly lists: ContactListsService,
    private readonly templates: ImportTemplatesService,
    private readonly uploads: FilesService,
    private readonly files: FileStore,
    private readonly imports: ListImportsRepository,
    private readonly startImport: StartImport,
    private readonly clock: Clock,
  ) {}

  /**
   * Orders the import of the file. The same bytes again, with the same template and mode, give the import that they made,
   * unless it came to nothing, or replaced what a later import has changed since.
   */
  async take(
    actor: Actor,
    listId: string,
    { template: name, mode }: NightlyImportQuery,
    upload: Upload,
  ): Promise<ListImportView> {
    const list = await this.lists.getRow(listId);
    const template = await this.templates.getByName(name);
    const { id: fileId } = await this.uploads.upload(actor, upload);
    const file = await this.files.find(fileId);
    invariant(file !== null && file.sha256 !== null, 'A file that was just stored has no hash.');
    const key = [list.id, template.id, mode, file.sha256].join(' ');
    const known = await this.imports.findNightly(list.id, key);
    const counts = known !== null && !cameToNothing(known) && !(await this.imports.isOutdated(known.id));
    if (counts) return this.again(fileId, known);
    const { settings } = template;
    const dedupe = mode === 'append' ? settings.dedupe : changing(settings.dedupe ?? DEFAULT_DEDUPE);
    const request = { ...settings, fileId, ...(dedupe !== undefined && { dedupe }) };
    try {
      return await this.startImport.start(actor, list, request, { key, replaces: mode === 'replace' });
    } catch (error) {
      // Sent twice at the same time: one of the two makes the import.
      const made =
        brokenConstraint(error) === 'list_import_nightly_once' &&
        (await this.imports.findNightly(list.id, key));
      if (made === false || made === null) throw error;
      return this.again(fileId, made);
    }
  }

  private async again(fileId: string, known: ListImportRow): Promise<ListImportView> {
    await this.files.remove(fileId);
    return toListImportView(known, this.clock.now());
  }
}

/** What is there takes the fields of its row; it also moves where the template says so. */
const changing = (dedupe: ImportDedupe): ImportDedupe => ({
  ...dedupe,
  older: dedupe.older === 'move' ? 'move' : 'update',
});

const cameToNothing = ({ state, undoState }: ListImportRow): boolean =>
  state === 'failed' || state === 'cancelled' || undoState === 'done';
