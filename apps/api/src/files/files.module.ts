import { Module } from '@nestjs/common';
import { DatabaseFileStore } from './database-file-store.repository.js';
import { FileStore } from './file-store.js';
import { FilesController } from './files.controller.js';
import { FilesPruning } from './files-pruning.js';
import { FilesService } from './files.service.js';

@Module({
  controllers: [FilesController],
  providers: [
    FilesService,
    FilesPruning,
    DatabaseFileStore,
    { provide: FileStore, useExisting: DatabaseFileStore },
  ],
  exports: [FileStore, FilesService],
})
export class FilesModule {}
