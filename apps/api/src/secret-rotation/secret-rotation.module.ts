import { Module } from '@nestjs/common';
import { ConnectionSecrets } from '../connections/connection-secrets.js';
import { RotateSecrets } from './rotate-secrets.js';
import { SecretRotationRepository } from './secret-rotation.repository.js';

/** For the command alone: the service never changes its key by itself. */
@Module({ providers: [SecretRotationRepository, RotateSecrets, ConnectionSecrets], exports: [RotateSecrets] })
export class SecretRotationModule {}
