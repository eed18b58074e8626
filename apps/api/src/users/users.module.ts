import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { Authenticator } from '../common/auth/authenticator.js';
import { Clock } from '../common/clock/clock.js';
import { JobsService } from '../jobs/jobs.service.js';
import { AccountLinksController } from './account-links.controller.js';
import { AccountLinksRepository } from './account-links.repository.js';
import { AccountLinksService } from './account-links.service.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { ApiKeysService } from './api-keys.service.js';
import { AuthRepository } from './auth.repository.js';
import { FirstAdmin } from './first-admin.js';
import { OwnSessionsRepository } from './own-sessions.repository.js';
import { ProfileController } from './profile.controller.js';
import { ProfileService } from './profile.service.js';
import { RequestAuthenticator } from './request-authenticator.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { SignInService } from './sign-in.service.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { SignInThrottleRepository } from './sign-in-throttle.repository.js';
import { TwoFactorController } from './two-factor.controller.js';
import { TwoFactorRepository } from './two-factor.repository.js';
import { TwoFactorService } from './two-factor.service.js';
import { UserAccessService } from './user-access.service.js';
import { UserJournal } from './user-journal.js';
import { UsersController } from './users.controller.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

const HOURLY = '17 * * * *';

@Global()
@Module({
  controllers: [
    SessionController,
    AccountLinksController,
    TwoFactorController,
    ProfileController,
    UsersController,
    ApiKeysController,
  ],
  providers: [
    AccountLinksRepository,
    AccountLinksService,
    AuthRepository,
    ApiKeysRepository,
    ApiKeysService,
    FirstAdmin,
    OwnSessionsRepository,
    ProfileService,
    RequestAuthenticator,
    { provide: Authenticator, useExisting: RequestAuthenticator },
    SessionService,
    SignInService,
    SignInThrottle,
    SignInThrottleRepository,
    TwoFactorRepository,
    TwoFactorService,
    UserAccessService,
    UserJournal,
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
