import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ENV, type Env } from '#platform';
import { Account } from './accounts/account.entity.js';
import { AccountsRepository } from './accounts/accounts.repository.js';
import { DemoController } from './demo/demo.controller.js';
import { DemoService } from './demo/demo.service.js';
import { MailboxController } from './demo/mailbox.controller.js';
import { MailboxService } from './demo/mailbox.service.js';
import { ActorDirectory } from './sessions/actor-directory.js';
import { SessionGuard } from './sessions/session.guard.js';
import { SessionCookies } from './sessions/session-cookie.js';
import { SessionsRepository } from './sessions/sessions.repository.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInService } from './sign-in/sign-in.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Account])],
  controllers: [SignInController, MailboxController, DemoController],
  providers: [
    AccountsRepository,
    SessionsRepository,
    SignInService,
    MailboxService,
    DemoService,
    ActorDirectory,
    { provide: SessionCookies, useFactory: (env: Env) => new SessionCookies(env), inject: [ENV] },
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [AccountsRepository, ActorDirectory, SessionCookies],
})
export class IdentityModule {}
