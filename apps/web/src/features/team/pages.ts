/** The pages of a team in one chunk: every public page carries the name of each chunk there is. */
export { membersQuery } from './api';
export { InvitationPage } from './invitation-page';
export { TakeoverPage } from './takeover-page';
export { TeamPage } from './team-page';
