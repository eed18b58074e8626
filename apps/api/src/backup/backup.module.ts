import { Module } from '@nestjs/common';
import { BackupTarget } from './backup-target.repository.js';
import { RestoreBackup } from './restore-backup.js';

/** For the command alone: the service never restores by itself. */
@Module({ providers: [BackupTarget, RestoreBackup], exports: [RestoreBackup] })
export class BackupModule {}
