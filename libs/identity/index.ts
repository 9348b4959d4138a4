export { AccountResponse } from './accounts/account.dto.js';
export { AccountsRepository } from './accounts/accounts.repository.js';
export { FreshProof } from './factors/fresh-proof.js';
export { IdentityModule } from './identity.module.js';
export { ActorDirectory, type SignedIn } from './sessions/actor-directory.js';
export { SessionCookies } from './sessions/session-cookie.js';
export { SessionsService } from './sessions/sessions.service.js';
export { type Guessed, Tries } from './sign-in/tries.js';
