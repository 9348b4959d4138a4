export { AccountResponse } from './account.dto.js';
export { AccountsRepository } from './accounts.repository.js';
export { ActorDirectory, type SignedIn } from './actor-directory.js';
export { IdentityModule } from './identity.module.js';
export { SessionCookies } from './session-cookie.js';
export { SignInService } from './sign-in.service.js';
