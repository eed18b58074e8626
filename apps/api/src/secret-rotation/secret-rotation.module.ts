import { type DynamicModule, Module } from '@nestjs/common';
import type { SecretBox } from '../common/secrets/secret-box.js';
import { SecretsModule } from '../common/secrets/secrets.module.js';
import { ConnectionSecrets } from '../connections/connection-secrets.js';
import { RotateSecrets } from './rotate-secrets.js';
import { SecretRotationRepository } from './secret-rotation.repository.js';

/** For the command alone: the service never changes its key by itself. */
@Module({ providers: [SecretRotationRepository, RotateSecrets, ConnectionSecrets], exports: [RotateSecrets] })
export class SecretRotationModule {
  static with(box: SecretBox): DynamicModule {
    return { module: SecretRotationModule, imports: [SecretsModule.with(box)] };
  }
}
