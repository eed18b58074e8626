import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { Authenticator } from '../common/auth/authenticator.js';
import { Clock } from '../common/clock/clock.js';
import { JobsService } from '../jobs/jobs.service.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { ApiKeysService } from './api-keys.service.js';
import { AuthRepository } from './auth.repository.js';
import { FirstAdmin } from './first-admin.js';
import { RequestAuthenticator } from './request-authenticator.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { SignInThrottleRepository } from './sign-in-throttle.repository.js';
import { UsersController } from './users.controller.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

const HOURLY = '17 * * * *';

@Global()
@Module({
  controllers: [SessionController, UsersController, ApiKeysController],
  providers: [
    AuthRepository,
    ApiKeysRepository,
    ApiKeysService,
    FirstAdmin,
    RequestAuthenticator,
    { provide: Authenticator, useExisting: RequestAuthenticator },
    SessionService,
    SignInThrottle,
    SignInThrottleRepository,
    UsersRepository,
    UsersService,
  ],
  exports: [Authenticator, FirstAdmin, UsersService],
})
export class UsersModule implements OnModuleInit {
  constructor(
    private readonly jobs: JobsService,
    private readonly counters: SignInThrottleRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.registerHandler('users.prune', () => this.counters.prune(this.clock.now()));
    this.jobs.schedule('users.prune', HOURLY, {});
  }
}
