export { AccountResponse } from './accounts/account.dto.js';
export { AccountsRepository } from './accounts/accounts.repository.js';
export { IdentityModule } from './identity.module.js';
export { ActorDirectory, type SignedIn } from './sessions/actor-directory.js';
export { SessionCookies } from './sessions/session-cookie.js';
export { SignInService } from './sign-in/sign-in.service.js';
