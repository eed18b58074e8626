import { type DynamicModule, Global, Module } from '@nestjs/common';
import { SecretBox } from './secret-box.js';

/** Gives the one SecretBox, opened before the application is built. */
@Global()
@Module({})
export class SecretsModule {
  static with(box: SecretBox): DynamicModule {
    return {
      module: SecretsModule,
      providers: [{ provide: SecretBox, useValue: box }],
      exports: [SecretBox],
    };
  }
}
