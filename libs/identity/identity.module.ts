import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ENV, type Env, PersonalData } from '#platform';
import { Account } from './accounts/account.entity.js';
import { AccountActors } from './accounts/account-actors.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { AccountsRepository } from './accounts/accounts.repository.js';
import { AccountsService } from './accounts/accounts.service.js';
import { EmailChangesRepository } from './accounts/email-changes.repository.js';
import { AccountsAdminController } from './administration/accounts-admin.controller.js';
import { AccountsAdminRepository } from './administration/accounts-admin.repository.js';
import { AccountsAdminService } from './administration/accounts-admin.service.js';
import { AdministeredSessionsController } from './administration/administered-sessions.controller.js';
import { AuditController } from './administration/audit.controller.js';
import { AuditRepository } from './administration/audit.repository.js';
import { AuditService } from './administration/audit.service.js';
import { GlassApprovers } from './administration/glass-approvers.js';
import { HoldsController } from './administration/holds.controller.js';
import { HoldsService } from './administration/holds.service.js';
import { InstanceController } from './administration/instance.controller.js';
import { InstanceRepository } from './administration/instance.repository.js';
import { InstanceService } from './administration/instance.service.js';
import { SettingsService } from './administration/settings.js';
import { DemoController } from './demo/demo.controller.js';
import { DemoService } from './demo/demo.service.js';
import { MailboxController } from './demo/mailbox.controller.js';
import { MailboxService } from './demo/mailbox.service.js';
import { AuthenticatorAppsRepository } from './factors/authenticator-apps.repository.js';
import { AuthenticatorAppsService } from './factors/authenticator-apps.service.js';
import { FactorsRepository } from './factors/factors.repository.js';
import { FreshProof } from './factors/fresh-proof.js';
import { PasskeysRepository } from './factors/passkeys.repository.js';
import { PasskeysService } from './factors/passkeys.service.js';
import { PasswordsRepository } from './factors/passwords.repository.js';
import { PasswordsService } from './factors/passwords.service.js';
import { ProofsController } from './factors/proofs.controller.js';
import { RecoveryCodesRepository } from './factors/recovery-codes.repository.js';
import { RecoveryCodesService } from './factors/recovery-codes.service.js';
import { SecurityController } from './factors/security.controller.js';
import { SecurityService } from './factors/security.service.js';
import { SecurityNotices } from './factors/security-notices.js';
import { SignInGuestController } from './guest-keys/guest-keys.controller.js';
import { GuestKeysRepository } from './guest-keys/guest-keys.repository.js';
import { GuestKeys } from './guest-keys/guest-keys.service.js';
import { IDENTITY_DATA } from './identity.data.js';
import { ExternalIdentitiesRepository } from './openid/external-identities.repository.js';
import { IdentitiesController } from './openid/identities.controller.js';
import { IdentitiesService } from './openid/identities.service.js';
import { SignInOpenIdController } from './openid/openid.controller.js';
import { OpenIdService } from './openid/openid.service.js';
import { OpenIdAttemptsRepository } from './openid/openid-attempts.repository.js';
import { OpenIdProtocol } from './openid/openid-protocol.js';
import { ProviderDirectory } from './openid/provider-directory.js';
import {
  PanelistKeysController,
  SignInPanelistController,
} from './panelist-keys/panelist-keys.controller.js';
import { PanelistKeysRepository } from './panelist-keys/panelist-keys.repository.js';
import { PanelistKeys } from './panelist-keys/panelist-keys.service.js';
import { ConsentsRepository } from './privacy/consents.repository.js';
import { ConsentsService } from './privacy/consents.service.js';
import { DataRepository } from './privacy/data.repository.js';
import { ErasureService } from './privacy/erasure.service.js';
import { IdentityRetention } from './privacy/identity-retention.js';
import { LegalHoldsRepository } from './privacy/legal-holds.repository.js';
import { MyDataService } from './privacy/my-data.service.js';
import { PrivacyController } from './privacy/privacy.controller.js';
import { RetentionService } from './privacy/retention.service.js';
import { RetentionNoticesRepository } from './privacy/retention-notices.repository.js';
import { ActorDirectory } from './sessions/actor-directory.js';
import { SessionGuard } from './sessions/session.guard.js';
import { SessionCookies } from './sessions/session-cookie.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SessionsRepository } from './sessions/sessions.repository.js';
import { SessionsService } from './sessions/sessions.service.js';
import { Entrance } from './sign-in/entrance.js';
import { LinksRepository } from './sign-in/links.repository.js';
import { LinksService } from './sign-in/links.service.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { Strategies } from './sign-in/strategies.js';
import { Tries } from './sign-in/tries.js';
import { TriesRepository } from './sign-in/tries.repository.js';
import { AccessTokensController } from './tokens/access-tokens.controller.js';
import { AccessTokensRepository } from './tokens/access-tokens.repository.js';
import { AccessTokensService } from './tokens/access-tokens.service.js';

const ACCOUNTS = [AccountActors, AccountsRepository, AccountsService, EmailChangesRepository];
const SIGN_IN = [Strategies, Entrance, LinksRepository, LinksService, TriesRepository, Tries];
const SESSIONS = [SessionsRepository, SessionsService, ActorDirectory];
const FACTORS = [
  FactorsRepository,
  PasskeysRepository,
  PasskeysService,
  PasswordsRepository,
  PasswordsService,
  AuthenticatorAppsRepository,
  AuthenticatorAppsService,
  RecoveryCodesRepository,
  RecoveryCodesService,
  SecurityNotices,
  SecurityService,
  FreshProof,
];
const OPENID = [
  ProviderDirectory,
  OpenIdProtocol,
  OpenIdAttemptsRepository,
  ExternalIdentitiesRepository,
  OpenIdService,
  IdentitiesService,
];
const TOKENS = [AccessTokensRepository, AccessTokensService];

const KEYS = [PanelistKeysRepository, PanelistKeys, GuestKeysRepository, GuestKeys];

const PRIVACY = [
  DataRepository,
  ConsentsRepository,
  LegalHoldsRepository,
  RetentionNoticesRepository,
  ConsentsService,
  ErasureService,
  MyDataService,
  RetentionService,
  IdentityRetention,
];

const ADMINISTRATION = [
  AccountsAdminRepository,
  AccountsAdminService,
  AuditRepository,
  AuditService,
  HoldsService,
  InstanceRepository,
  InstanceService,
  SettingsService,
  GlassApprovers,
];

@Module({
  imports: [TypeOrmModule.forFeature([Account])],
  controllers: [
    SignInController,
    SessionsController,
    ProofsController,
    SecurityController,
    SignInOpenIdController,
    IdentitiesController,
    AccessTokensController,
    SignInPanelistController,
    PanelistKeysController,
    SignInGuestController,
    AccountsController,
    MailboxController,
    DemoController,
    PrivacyController,
    AccountsAdminController,
    AdministeredSessionsController,
    AuditController,
    HoldsController,
    InstanceController,
  ],
  providers: [
    ...ACCOUNTS,
    ...SIGN_IN,
    ...SESSIONS,
    ...FACTORS,
    ...OPENID,
    ...TOKENS,
    ...KEYS,
    ...PRIVACY,
    ...ADMINISTRATION,
    MailboxService,
    DemoService,
    { provide: SessionCookies, useFactory: (env: Env) => new SessionCookies(env), inject: [ENV] },
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [
    AccountActors,
    AccountsRepository,
    ActorDirectory,
    SessionCookies,
    FreshProof,
    Strategies,
    Entrance,
    Tries,
    HoldsService,
    SettingsService,
    GlassApprovers,
    ProviderDirectory,
    OpenIdProtocol,
    PanelistKeys,
    GuestKeys,
    ErasureService,
  ],
})
export class IdentityModule {
  constructor(data: PersonalData) {
    data.describe(IDENTITY_DATA);
  }
}
