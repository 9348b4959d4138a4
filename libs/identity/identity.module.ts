import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ENV, type Env } from '#platform';
import { Account } from './account.entity.js';
import { AccountsRepository } from './accounts.repository.js';
import { ActorDirectory } from './actor-directory.js';
import { DemoController } from './demo.controller.js';
import { DemoService } from './demo.service.js';
import { MailboxController } from './mailbox.controller.js';
import { MailboxService } from './mailbox.service.js';
import { SessionGuard } from './session.guard.js';
import { SessionCookies } from './session-cookie.js';
import { SessionsRepository } from './sessions.repository.js';
import { SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';

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
